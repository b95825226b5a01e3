import type { CommandCtx } from '#core/context.ts';
import { readPartner } from '#core/partners/queries.ts';
import { addRow, type Change, changeRow, dropRow, recordChanges } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type PlanContent, PlanItemKind, planLists, trackedFields } from '#shared/plan/model.ts';
import { itemColumns, itemTables, type PlanItem, termColumns, trackedColumns } from './columns.ts';
import { requirePartner } from './create.ts';
import { changePlan, type OpenPlan, openPlan } from './open-plan.ts';
import { removedRow } from './removed-row.ts';
import { contentOf, readRevisions, revisionOf } from './versions.ts';

/** Opens the next revision of an agreed plan. Throws PLAN_NOT_AGREED, PLAN_REVISION_OPEN, PLAN_REVISION_OLD, PLAN_CLOSED, PLAN_PARTNER_GONE. */
export const revisePlan = async (
  ctx: CommandCtx,
  { id, base, reason }: ParsedInputOf<'plans.revise'>,
): Promise<OutputOf<'plans.revise'>> => {
  const { row } = await openPlan(ctx, id);
  if (row.state === 'closed') throw new AppError('PLAN_CLOSED');
  if (base !== undefined && row.agreed_revision !== null && base !== row.agreed_revision)
    throw new AppError('PLAN_REVISION_OLD', { base, agreed: row.agreed_revision });
  if (row.agreed_revision === null) throw new AppError('PLAN_NOT_AGREED');
  if (row.state !== 'agreed') throw new AppError('PLAN_REVISION_OPEN', { revision: row.revision, agreed: row.agreed_revision });
  requirePartner(await readPartner(ctx, row.partner_id), await readAsOf(ctx));
  const revision = row.agreed_revision + 1;
  const changes = await changePlan(ctx, row, { state: 'draft', revision, revision_reason: reason });
  return { revision, undoId: await recordChanges(ctx, changes) };
};

/** The columns of an item that are signed, with its place. */
const signedColumns = (kind: PlanItemKind, item: PlanItem, position: number): Record<string, unknown> => {
  const tracked: readonly string[] = trackedFields[kind];
  const signed = Object.entries(item).filter(([field]) => !tracked.includes(field));
  return { ...itemColumns(Object.fromEntries(signed) as PlanItem), position };
};

/** What went on with an item until it was taken out, as far as this device knows. */
const lastProgress = (ctx: CommandCtx, kind: PlanItemKind, id: string): Record<string, unknown> => {
  const before = removedRow(ctx, itemTables[kind], id);
  return Object.fromEntries(trackedColumns(kind).flatMap((column) => (column in before ? [[column, before[column]]] : [])));
};

/** Brings the items of a list back to those of a version; typed actuals, progress and what was spent stay as they are. */
const restoreList = async (ctx: CommandCtx, { row, content }: OpenPlan, agreed: PlanContent, kind: PlanItemKind): Promise<Change[]> => {
  const list = planLists[kind];
  const table = itemTables[kind];
  const there = new Set(content[list].map(({ id }) => id));
  const wanted = new Set(agreed[list].map(({ id }) => id));
  const changes: Change[] = [];
  for (const id of there) if (!wanted.has(id)) changes.push(await dropRow(ctx, table, id));
  for (const [position, item] of agreed[list].entries()) {
    const columns = signedColumns(kind, item, position);
    if (there.has(item.id)) {
      const change = await changeRow(ctx, table, item.id, columns, row.partner_id);
      if (change) changes.push(change);
      continue;
    }
    const named = { position, partner_id: row.partner_id, plan_id: row.id };
    const whole = { ...itemColumns(item), ...lastProgress(ctx, kind, item.id), ...named };
    changes.push(await addRow(ctx, table, whole, row.partner_id, item.id));
  }
  return changes;
};

/** Takes away what one side signed of a revision: the next one has the same number, and perhaps the same text, and is signed again. */
const dropSigned = async (ctx: CommandCtx, { row }: OpenPlan): Promise<Change[]> => {
  const { id, revision } = row;
  const signatures = await ctx.db
    .selectFrom('plan_signature')
    .select('id')
    .where('plan_id', '=', id)
    .where('revision', '=', revision)
    .execute();
  const versions = await ctx.db.selectFrom('plan_revision').select('id').where('plan_id', '=', id).where('number', '=', revision).execute();
  const changes: Change[] = [];
  for (const one of signatures) changes.push(await dropRow(ctx, 'plan_signature', one.id));
  for (const one of versions) changes.push(await dropRow(ctx, 'plan_revision', one.id));
  return changes;
};

/** Drops what was written after the agreed version, with what one side signed of it; the agreed version is locked again. Throws PLAN_NOT_AGREED, PLAN_NO_REVISION. */
export const dropRevision = async (
  ctx: CommandCtx,
  { id }: ParsedInputOf<'plans.dropRevision'>,
): Promise<OutputOf<'plans.dropRevision'>> => {
  const plan = await openPlan(ctx, id);
  const { row } = plan;
  if (row.agreed_revision === null || row.state === 'agreed' || row.state === 'closed') throw new AppError('PLAN_NOT_AGREED');
  const kept = revisionOf(await readRevisions(ctx, id), row.agreed_revision, row.agreed_print);
  const agreed = contentOf(kept);
  if (agreed === null) throw new AppError('PLAN_NO_REVISION', { number: row.agreed_revision });
  const changes = await dropSigned(ctx, plan);
  for (const kind of PlanItemKind.options) changes.push(...(await restoreList(ctx, plan, agreed, kind)));
  const standing = { state: 'agreed', revision: row.agreed_revision, revision_reason: kept.reason };
  changes.push(...(await changePlan(ctx, row, { ...termColumns(agreed.terms), ...standing })));
  return { undoId: await recordChanges(ctx, changes) };
};
