import type { EntityDef } from '#shared/import/entity.ts';
import { importColumns } from '#shared/import/plan/columns.ts';
import type { RowProblem } from '#shared/import/plan/plan-types.ts';
import type { Value } from '#shared/import/values.ts';
import type { Said } from '#server/db/feed-tables.ts';
import { syncTableOf } from '#shared/sync/tables.ts';
import type { TenantRows } from '../view/tenant-rows.ts';
import { type Edit, editOps } from '../write/edit-ops.ts';
import { type FeedOp, scopeOf } from '../write/feed-op.ts';
import { namedRows, newRecord } from '../write/new-rows.ts';
import { isSameSaid, saidNow } from '../write/said.ts';
import type { BatchPlan } from './plan-batch.ts';

/** What a batch writes, and how many of its records are new, changed or as they were. */
export type Changes = { ops: FeedOp[]; said: Map<string, Said>; created: number; updated: number; unchanged: number };

/** A record that somebody deleted in Quarterdeck is not made anew because its source still lists it: such a row waits, unless the source says what it always said. */
type Revived = { row: number; problem: RowProblem | null };
const revivedIn = (entity: EntityDef, batch: BatchPlan, rows: TenantRows, saidOf: (id: string) => Said | null): Map<string, Revived> => {
  const revived = new Map<string, Revived>();
  const numberAt = importColumns[entity.key].indexOf('external_id') + 1;
  const partnerAt = entity.kind ? importColumns[entity.key].indexOf('partner_id') + 1 : 0;
  if (numberAt === 0) return revived;
  const { creates, createdFrom } = batch.plan.entities[entity.key];
  for (const [at, values] of creates.entries()) {
    const number = values[numberAt] ?? null;
    const deleted =
      number === null ? null : rows.deletedByNumber(entity.key, String(number), partnerAt === 0 ? null : String(values[partnerAt]));
    if (!deleted) continue;
    const said = saidOf(deleted.id);
    const saying = batch.sayings.get(String(values[0])) ?? {};
    const isOldNews = said !== null && Object.entries(saying).every(([column, value]) => said[column]?.[0] === value);
    const problem: RowProblem = { code: 'FEED_ROW_DELETED', field: 'externalId', params: { value: String(number) } };
    revived.set(String(values[0]), { row: createdFrom[at * 2 + 1] ?? 0, problem: isOldNews ? null : problem });
  }
  return revived;
};

/**
 * Turns the plan of one batch into operations. Rows that would bring a deleted record back are taken out; those that wait for it come back as `revived`. `saidOf`: what
 * the feed said of a record before.
 */
export const changesOf = (
  entity: EntityDef,
  batch: BatchPlan,
  rows: TenantRows,
  saidOf: (id: string) => Said | null,
  now: number,
): Changes & { revived: Array<{ row: number; problem: RowProblem }> } => {
  const { plan, sayings } = batch;
  const table = syncTableOf(entity.key);
  if (!table) throw new RangeError(`${entity.key} does not sync`);
  const revived = revivedIn(entity, batch, rows, saidOf);
  const own = plan.entities[entity.key];
  const lastPosition = Math.max(-1, ...rows.of('deal_stage').map(({ fields }) => Number(fields['position'] ?? 0)));
  const said = new Map<string, Said>();
  const note = (id: string, ver: number, edit: Edit | null): void => {
    const saying = sayings.get(id);
    if (!saying) return;
    const before = saidOf(id);
    const next = saidNow(before, saying, ver, edit);
    if (!isSameSaid(before, next)) said.set(id, next);
  };
  const ops = namedRows(plan, lastPosition, now);
  let created = 0;
  for (const values of own.creates) {
    const id = String(values[0]);
    if (revived.has(id)) continue;
    ops.push(...newRecord(entity.key, values, now));
    note(id, 0, null);
    created += 1;
  }
  let updated = 0;
  const edited = new Set<string>();
  for (const { id, after } of own.updates) {
    const row = rows.get(entity.key, id);
    if (!row) continue;
    const edit: Edit = { table, row, scope: scopeOf(entity.key, id, row.fields), after: after as Record<string, Value>, said: saidOf(id) };
    const found = editOps(edit, now, (label) => rows.get('partner_label', label)?.deleted === false);
    ops.push(...found);
    if (found.length > 0) updated += 1;
    note(id, row.ver, edit);
    edited.add(id);
  }
  for (const id of sayings.keys()) {
    const row = edited.has(id) ? undefined : rows.get(entity.key, id);
    if (row) note(id, row.ver, null);
  }
  const passedOver = [...plan.passedOver.values()].reduce((sum, count) => sum + count, 0);
  const oldNews = [...revived.values()].filter(({ problem }) => problem === null).length;
  return {
    ops,
    said,
    created,
    updated,
    unchanged: own.unchanged + (own.updates.length - updated) + passedOver + oldNews,
    revived: [...revived.values()].flatMap(({ row, problem }) => (problem ? [{ row, problem }] : [])),
  };
};
