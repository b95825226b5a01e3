import type { CommandCtx } from '#core/context.ts';
import { type Change, difference, recordChanges, requireRow } from '#core/records/history.ts';
import { readProgram } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';

type Decided = { kind: 'segment' | 'coverage'; before: string | null; value: string | null; reason: string };

/** What was decided, as a change of the partner that stands in its timeline. */
const partnerChange = async (
  ctx: CommandCtx,
  partnerId: string,
  changedOn: string,
  { kind, before, value, reason }: Decided,
): Promise<Change> => {
  const id = ctx.newId();
  const values = { partner_id: partnerId, kind, value_from: before, value_to: value, changed_on: changedOn, reason };
  await ctx.db
    .insertInto('partner_change')
    .values({ ...values, id, external_id: null, note: null, import_id: null, created_at: ctx.now, updated_at: ctx.now })
    .execute();
  return { entity: 'partner_change', recordId: id, partnerId, before: null, after: values };
};

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const overrideOne = async (
  ctx: CommandCtx,
  id: string,
  asOf: string,
  { segment, coverage }: Pick<ParsedInputOf<'partners.override'>, 'segment' | 'coverage'>,
): Promise<Change[]> => {
  const row = await requireRow(ctx, 'partner', id);
  const columns = {
    investment_segment: segment?.value,
    segment_reason: segment === undefined || segment.value === null ? segment && null : segment.reason,
    coverage_model: coverage?.value,
    coverage_reason: coverage === undefined || coverage.value === null ? coverage && null : coverage.reason,
  };
  const changed = difference(row, columns);
  if (!changed) return [];
  await ctx.db
    .updateTable('partner')
    .set({ ...changed.after, updated_at: ctx.now, version: Number(row['version']) + 1 } as never)
    .where('id', '=', id)
    .execute();
  // facts before the change that they note, so that an undo comes to that change first
  const changes: Change[] = [];
  if (segment && 'investment_segment' in changed.after)
    changes.push(await partnerChange(ctx, id, asOf, { kind: 'segment', before: asText(row['investment_segment']), ...segment }));
  if (coverage && 'coverage_model' in changed.after)
    changes.push(await partnerChange(ctx, id, asOf, { kind: 'coverage', before: asText(row['coverage_model']), ...coverage }));
  changes.push({ entity: 'partner', recordId: id, partnerId: id, ...changed });
  return changes;
};

/** Decides a segment or a coverage of partners instead of what is computed, or goes back to it; one undo step for all. Throws RECORD_NOT_FOUND. */
export const overridePartners = async (
  ctx: CommandCtx,
  { ids, ...decided }: ParsedInputOf<'partners.override'>,
): Promise<OutputOf<'partners.override'>> => {
  const { asOf } = await readProgram(ctx.db, ctx.today);
  const all: Change[] = [];
  let changed = 0;
  for (const id of new Set(ids)) {
    const changes = await overrideOne(ctx, id, asOf, decided);
    all.push(...changes);
    if (changes.length > 0) changed += 1;
  }
  return { changed, undoId: all.length === 0 ? null : await recordChanges(ctx, all) };
};
