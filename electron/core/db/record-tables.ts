import type { RecordColumns, RecordKind } from '#shared/domain/records/record-kind.ts';
import type { KnownKind } from '#shared/domain/records/record-kinds.ts';
import type { Origin } from './origin.ts';

/** One currency for all money of a row; kinds without money have no such column. */
type Currency<K extends RecordKind> = 'money' extends K['fields'][number]['kind'] ? { currency: string | null } : unknown;

/** The tables of the record kinds: every kind is one table. A test holds the columns of the store against the fields of each kind. */
export type RecordTables = {
  [K in KnownKind as K['key']]: RecordColumns<K> &
    Currency<K> & { id: string; external_id: string | null; partner_id: string; note: string | null } & Origin;
};
