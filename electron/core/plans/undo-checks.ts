import type { CommandCtx } from '#core/context.ts';
import { type Change, requireRow } from '#core/records/history.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type PlanItemKind, PlanItemKind as ItemKinds } from '#shared/plan/model.ts';
import { checkItems } from './check-items.ts';
import { itemTables, termColumns, trackedColumns } from './columns.ts';
import { findTwin } from './create.ts';
import { printOf } from './fingerprint.ts';
import { type OpenPlan, readPlan } from './open-plan.ts';
import { readRates } from './rates.ts';
import { standingOf } from './standing.ts';
import { agreedDay, readSignatures, type SignatureRow } from './versions.ts';

const notPossible = (detail: string): AppError => new AppError('UNDO_NOT_POSSIBLE', { detail });

/** The plan that a change is of; null for a change of something else. */
const planOf = async (ctx: CommandCtx, { entity, recordId, before, after }: Change): Promise<string | null> => {
  if (entity === 'plan') return recordId;
  if (!entity.startsWith('plan_')) return null;
  const id = before?.['plan_id'] ?? after?.['plan_id'] ?? (await requireRow(ctx, entity, recordId))['plan_id'];
  return String(id);
};

const kindOf = (table: string): PlanItemKind | undefined => ItemKinds.options.find((kind) => itemTables[kind] === table);

/** Whether a change is one of what both sides sign. */
const isSigned = ({ entity, before, after }: Change, { content }: OpenPlan): boolean => {
  const columns = Object.keys(after ?? before ?? {});
  if (entity === 'plan') return columns.some((column) => column in termColumns(content.terms));
  const kind = kindOf(entity);
  if (kind === undefined) return false;
  return before === null || after === null || columns.some((column) => !trackedColumns(kind).includes(column));
};

/** What both sides signed is neither undone nor signed by an undo. */
const assertAgreement = async (ctx: CommandCtx, plan: OpenPlan, changes: readonly Change[]): Promise<void> => {
  const { row, content } = plan;
  const isAgreement = changes.some(
    ({ entity, before, after }) => entity === 'plan' && before !== null && after !== null && 'agreed_revision' in after,
  );
  const signatures = await readSignatures(ctx, row.id);
  const isTakenBack = changes.some(({ entity, before, after }) => {
    if (entity !== 'plan_signature' || after !== null || before === null) return false;
    const gone = before as SignatureRow;
    return agreedDay([...signatures, gone], gone) !== null;
  });
  if (isAgreement || isTakenBack) throw notPossible('both sides signed that version');
  if (row.state === 'agreed' && printOf(content) !== row.agreed_print)
    throw notPossible('both sides signed the plan since, so it is locked');
  if (standingOf(row, content, signatures).state === 'agreed')
    throw notPossible('the plan would be signed by both sides; sign it again instead');
};

const assertPlan = async (ctx: CommandCtx, id: string, changes: readonly Change[]): Promise<void> => {
  const found = await ctx.db.selectFrom('plan').select('id').where('id', '=', id).executeTakeFirst();
  if (!found) {
    if (changes.some(({ after }) => after !== null)) throw notPossible('the business plan was removed since');
    return;
  }
  const plan = await readPlan(ctx, id);
  const { row, content } = plan;
  const own = changes.filter(({ entity }) => entity === 'plan');
  await assertAgreement(ctx, plan, changes);
  const isOpened = own.some(({ before, after }) => before === null || (after !== null && 'state' in after));
  if (isOpened && row.state !== 'closed' && (await findTwin(ctx, { id, partnerId: row.partner_id, year: row.year })) !== null)
    throw notPossible('there is another plan of that year by now');
  if (row.state === 'closed' && !isOpened && changes.some((change) => isSigned(change, plan)))
    throw notPossible('the plan is closed by now');
  const isNext = row.revision === (row.agreed_revision ?? 0) + 1;
  if (isOpened && row.state !== 'closed' && !(row.state === 'agreed' ? row.revision === row.agreed_revision : isNext))
    throw notPossible('the plan has gone on since');
  const gone = new Set(changes.flatMap(({ recordId, after }) => (after === null ? [recordId] : [])));
  const touched = new Set(changes.flatMap(({ recordId, after }) => (after === null ? [] : [recordId])));
  for (const { id: milestone, dependsOn } of content.milestones) if (dependsOn.some((before) => gone.has(before))) touched.add(milestone);
  checkItems(content, touched, ctx.today);
  if (changes.some((change) => isSigned(change, plan))) await readRates(ctx, content, ctx.today);
};

/** Holds the plans that an undo wrote to against what can be. Throws UNDO_NOT_POSSIBLE, PLAN_CELL_INVALID, PLAN_DEPENDS_LOOP, PLAN_RATE_MISSING. */
export const assertPlans = async (ctx: CommandCtx, changes: readonly Change[]): Promise<void> => {
  const byPlan = new Map<string, Change[]>();
  for (const change of changes) {
    const id = await planOf(ctx, change);
    if (id !== null) byPlan.set(id, [...(byPlan.get(id) ?? []), change]);
  }
  for (const [id, own] of byPlan) await assertPlan(ctx, id, own);
};
