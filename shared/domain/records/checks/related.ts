import { recordKindOf, recordKinds, type RecordKey } from '../record-kinds.ts';
import type { CheckedRow } from './problem.ts';

/**
 * Rows that a check needs beside the record: those of the table `kind` whose field `field` equals what this record has in `from`.
 * `id` stands for the id on either side, `partnerId` for the partner.
 */
export type RelatedNeed = { name: string; kind: string; field: string; from: string };

/** Rows by the name of the need; a name that is missing has no rows. */
export type Related = {
  rows: Readonly<Record<string, readonly CheckedRow[]>>;
  /** Every partner directly above this one, by any link. */
  parentsOf?: (partnerId: string) => readonly string[];
};

/** Beside what a record itself names: its siblings and its children, where a rule adds them up. */
const more: Partial<Record<RecordKey, readonly RelatedNeed[]>> = {
  mdf_allocation: [{ name: 'requests', kind: 'mdf_request', field: 'allocation', from: 'id' }],
  mdf_request: [
    { name: 'siblings', kind: 'mdf_request', field: 'allocation', from: 'allocation' },
    { name: 'claims', kind: 'mdf_claim', field: 'request', from: 'id' },
  ],
  mdf_claim: [{ name: 'siblings', kind: 'mdf_claim', field: 'request', from: 'request' }],
  onboarding: [
    { name: 'milestones', kind: 'onboarding_milestone', field: 'onboarding', from: 'id' },
    { name: 'siblings', kind: 'onboarding', field: 'partnerId', from: 'partnerId' },
  ],
};

const needsByKind = new Map<RecordKey, readonly RelatedNeed[]>(
  recordKinds.map((kind) => [
    kind.key,
    [
      ...kind.fields.flatMap((field): RelatedNeed[] => {
        const target = field.kind === 'record' ? field.refers : field.kind === 'contact' || field.kind === 'deal' ? field.kind : undefined;
        return target === undefined ? [] : [{ name: field.key, kind: target, field: 'id', from: field.key }];
      }),
      ...(more[kind.key] ?? []),
    ],
  ]),
);

/** What `checkRecord` needs for a record of this kind. What a record names stands under the key of its field. */
export const relatedNeeds = (kind: RecordKey): readonly RelatedNeed[] => needsByKind.get(recordKindOf(kind).key) ?? [];

/** Rows that checks need, indexed for many records at once. A row that is put again replaces what was put under its id. */
export type RelatedView = { put(kind: string, row: CheckedRow & { id: string }): void; of(record: CheckedRow): Related };

const valueOf = (row: CheckedRow, field: string): string | null => {
  const value = field === 'id' ? row.id : row[field];
  return typeof value === 'string' ? value : null;
};

/** A view for records of one kind: fill it from the store, then with what a file is about to write, then check each record against it. */
export const createRelatedView = (kind: RecordKey, parentsOf?: Related['parentsOf']): RelatedView => {
  const needs = relatedNeeds(kind);
  const indexes = new Map(needs.map((need) => [need.name, new Map<string, Map<string, CheckedRow>>()]));
  const places = new Map<string, Array<Map<string, CheckedRow>>>();
  return {
    put: (of, row) => {
      const key = `${of} ${row.id}`;
      for (const place of places.get(key) ?? []) place.delete(row.id);
      const put: Array<Map<string, CheckedRow>> = [];
      for (const need of needs) {
        const value = need.kind === of ? valueOf(row, need.field) : null;
        if (value === null) continue;
        const index = indexes.get(need.name);
        const group = index?.get(value) ?? new Map<string, CheckedRow>();
        index?.set(value, group.set(row.id, row));
        put.push(group);
      }
      places.set(key, put);
    },
    of: (record) => ({
      rows: Object.fromEntries(
        needs.map((need) => {
          const value = valueOf(record, need.from);
          return [need.name, value === null ? [] : [...(indexes.get(need.name)?.get(value)?.values() ?? [])]];
        }),
      ),
      ...(parentsOf ? { parentsOf } : {}),
    }),
  };
};
