import type { Selectable } from 'kysely';
import type { Defaulted, Synced } from './origin.ts';

/** One captured change of one row. `fields` and `was`: JSON objects by column, what it became and what it was; null for an insert until it is sent. */
type OperationColumns = {
  tbl: string;
  row_id: string;
  scope: string;
  op: 'i' | 'u' | 'd' | 'r' | 'l';
  fields: string | null;
  was: string | null;
  base: number | null;
  hlc: string | null;
  grp: number | null;
};

/** The tables of sync in the local store. Instants are milliseconds; JSON stands in text columns. */
export type SyncStoreTables = {
  outbox: { seq: Defaulted<number>; mid: number | null } & OperationColumns;
  outbox_sent: { seq: number; mid: number; head: number } & OperationColumns;
  sync_state: { key: string; value: string };
  sync_account: { key: string; value: string };
  sync_conflict: Synced & {
    id: string;
    partner_id: string | null;
    tbl: string;
    row_id: string;
    field: string;
    kind: string;
    base: string;
    win: string;
    lose: string;
    win_by: string | null;
    win_device: string | null;
    lose_by: string | null;
    lose_device: string | null;
    lose_at: string | null;
    happened_at: number;
    state: string;
    settled_by: string | null;
    settled_at: number | null;
  };
  sync_refused: OperationColumns & {
    id: string;
    code: string;
    params: string;
    label: string;
    partner: string | null;
    happened_at: number;
    state: 'open' | 'sent' | 'retried' | 'dropped';
    settled_at: number | null;
  };
  sync_parked: { tbl: string; row_id: string; scope: string; ver: number; fields: string; reason: string };
  sync_held: { tbl: string; row_id: string; ver: number; arrived_at: number };
  sync_log: { id: Defaulted<number>; at: number; code: string; params: string };
};

/** A change that waits to be sent or waited. `mid`: the number under which it goes; null before it has one. */
export type OutboxRow = Selectable<SyncStoreTables['outbox']>;
/** A change that the server did not take. */
export type RefusedRow = Selectable<SyncStoreTables['sync_refused']>;
