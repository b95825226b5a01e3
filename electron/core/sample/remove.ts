import type { CommandCtx } from '#core/context.ts';
import type { TableName } from '#core/db/schema.ts';
import type { SampleCounts } from '#shared/api/sample.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { letGo, ofSample } from './own-links.ts';
import { sampleIdPattern } from './rates.ts';
import { removeShared } from './remove-shared.ts';

/** Tables whose rows hang on a partner; they go with it, whoever wrote them. */
const hanging: readonly TableName[] = [
  ...recordKinds.map(({ key }) => key),
  'qbr',
  'commitment',
  'contact',
  'deal',
  'partner_label',
  'alert',
  'alert_log',
  'indicator_snapshot',
  'attachment',
  'note',
  'note_update',
  'plan_objective',
  'plan_initiative',
  'plan_milestone',
  'plan_investment',
  'plan_comment',
  'plan_revision',
  'plan_signature',
  'plan',
  'files_kept',
];
const marked = ['currency_rate', 'visibility_rule'] as const;
/** Every table that a sample may have rows in, for live queries. */
export const removedTables: readonly TableName[] = [
  ...hanging,
  ...marked,
  'qbr_section',
  'qbr_block',
  'history',
  'partner',
  'person',
  'product',
  'team',
  'import_batch',
];

type Pace = (done: number, total: number) => Promise<void>;
type Counts = Map<TableName, number>;

/** Everything that hangs on partners of the sample, whoever added it. What was written about them in the history stays: nothing ever leaves it. */
const removePartners = async (ctx: CommandCtx, importId: string, pace: Pace): Promise<Counts> => {
  const { sqlite } = ctx;
  const run = (sql: string): number => sqlite.prepare(sql).run({ importId }).changes;
  const counts: Counts = new Map();
  const taken = await letGo(ctx, importId);
  for (const table of ['qbr_section', 'qbr_block'])
    run(`DELETE FROM ${table} WHERE qbr_id IN (SELECT id FROM qbr WHERE partner_id IN ${ofSample})`);
  for (const [at, table] of hanging.entries()) {
    const hasOthers = sqlite
      .prepare(`SELECT 1 FROM ${table} WHERE partner_id IS NULL OR partner_id NOT IN ${ofSample} LIMIT 1`)
      .get({ importId });
    // SQLite empties a whole table at once, where it would take its rows out one by one
    const removed = hasOthers
      ? run(`DELETE FROM ${table} WHERE partner_id IN ${ofSample}`)
      : sqlite.prepare(`DELETE FROM ${table}`).run().changes;
    counts.set(table, removed + (taken.get(table) ?? 0));
    await pace(at, hanging.length);
  }
  counts.set('partner', run('DELETE FROM partner WHERE import_id = @importId'));
  return counts;
};

/**
 * Takes a sample away in one transaction and touches nothing else. Returns how many records went, by entity, and how many people and products stay because they
 * are in use.
 */
export const removeSample = async (ctx: CommandCtx, importId: string, pace: Pace): Promise<{ removed: SampleCounts; kept: number }> => {
  const counts = await removePartners(ctx, importId, pace);
  const shared = removeShared(ctx, importId);
  const [rates = 0] = marked.map(
    (table) => ctx.sqlite.prepare(`DELETE FROM ${table} WHERE id LIKE ?`).run(sampleIdPattern(importId)).changes,
  );
  ctx.sqlite.prepare('DELETE FROM import_batch WHERE id = ?').run(importId);
  const of = (table: TableName): number => counts.get(table) ?? 0;
  return {
    kept: shared.kept,
    removed: {
      partners: of('partner'),
      contacts: of('contact'),
      people: shared.people,
      teams: shared.teams,
      products: shared.products,
      deals: of('deal'),
      commitments: of('commitment'),
      qbrs: of('qbr'),
      plans: of('plan'),
      records: recordKinds.reduce((sum, { key }) => sum + of(key), 0),
      rates,
    },
  };
};
