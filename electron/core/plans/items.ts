import type { CommandCtx } from '#core/context.ts';
import { addRow, type Change, changeRow, dropRow, recordChanges } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type PlanContent, type PlanItemKind, planLists } from '#shared/plan/model.ts';
import { checkItems, settled } from './check-items.ts';
import { itemColumns, itemTables, type PlanItem } from './columns.ts';
import { type OpenPlan, readUnlocked } from './open-plan.ts';
import { keepRates } from './rates.ts';
import { parsedItem } from './set-cells.ts';

/** Gives the items of a list the places in which they stand. */
const place = async (ctx: CommandCtx, { row }: OpenPlan, kind: PlanItemKind, ids: readonly string[]): Promise<Change[]> => {
  const rows = await ctx.db
    .selectFrom(itemTables[kind] as 'plan_objective')
    .select(['id', 'position'])
    .where('plan_id', '=', row.id)
    .execute();
  const before = new Map(rows.map(({ id, position }) => [id, position]));
  const changes: Change[] = [];
  for (const [position, id] of ids.entries()) {
    if (before.get(id) === undefined || before.get(id) === position) continue;
    const change = await changeRow(ctx, itemTables[kind], id, { position }, row.partner_id);
    if (change) changes.push(change);
  }
  return changes;
};

/** Inserts an item at a place and returns the change for the history. */
export const insertItem = (
  ctx: CommandCtx,
  plan: { id: string; partnerId: string },
  { kind, item, position }: { kind: PlanItemKind; item: PlanItem; position: number },
): Promise<Change> =>
  addRow(ctx, itemTables[kind], { ...itemColumns(item), partner_id: plan.partnerId, plan_id: plan.id, position }, plan.partnerId, item.id);

type Added = { ids: string[]; changes: Change[] };

/** Adds items to a list and returns the changes for the history. Throws PLAN_LOCKED, PLAN_CELL_INVALID, PLAN_DEPENDS_LOOP, PLAN_RATE_MISSING. */
export const insertItems = async (ctx: CommandCtx, input: ParsedInputOf<'plans.addItems'>): Promise<Added> => {
  const { id, kind } = input;
  const plan = await readUnlocked(ctx, id);
  const asOf = await readAsOf(ctx);
  const items = input.items.map((given) =>
    settled(parsedItem(kind, { title: '', ...given, id: ctx.newId() }), { currency: plan.row.currency, asOf }),
  );
  const list = planLists[kind];
  const all = plan.content[list] as PlanItem[];
  const at = Math.min(input.position ?? all.length, all.length);
  const next = { ...plan.content, [list]: all.toSpliced(at, 0, ...items) } as PlanContent;
  checkItems(next, new Set(items.map((item) => item.id)), ctx.today);
  await keepRates(ctx, plan.row, next, asOf);
  const changes: Change[] = [];
  for (const [index, item] of items.entries())
    changes.push(await insertItem(ctx, { id, partnerId: plan.row.partner_id }, { kind, item, position: at + index }));
  changes.push(
    ...(await place(
      ctx,
      plan,
      kind,
      next[list].map((item) => item.id),
    )),
  );
  return { ids: items.map((item) => item.id), changes };
};

/** Adds items to a list. Throws as `insertItems`. */
export const addItems = async (ctx: CommandCtx, input: ParsedInputOf<'plans.addItems'>): Promise<OutputOf<'plans.addItems'>> => {
  const { ids, changes } = await insertItems(ctx, input);
  return { ids, undoId: await recordChanges(ctx, changes) };
};

const titlesOf = (items: ReadonlyArray<{ title: string }>): string => items.map(({ title }) => `"${title}"`).join(', ');

/** Items that stay and name this one. */
const usersOfItem = ({ initiatives, milestones }: PlanContent, kind: PlanItemKind, id: string, going: ReadonlySet<string>) => {
  const staying = milestones.filter((one) => !going.has(one.id));
  if (kind === 'objective') return initiatives.filter(({ objectiveId }) => objectiveId === id);
  if (kind === 'initiative') return staying.filter(({ initiativeId }) => initiativeId === id);
  return kind === 'milestone' ? staying.filter(({ dependsOn }) => dependsOn.includes(id)) : [];
};

/** Takes items out of a list. Throws PLAN_LOCKED, PLAN_ITEM_NAMED, RECORD_NOT_FOUND. */
export const removeItems = async (
  ctx: CommandCtx,
  { id, kind, ids }: ParsedInputOf<'plans.removeItems'>,
): Promise<OutputOf<'plans.removeItems'>> => {
  const plan = await readUnlocked(ctx, id);
  const items = new Map((plan.content[planLists[kind]] as PlanItem[]).map((item) => [item.id, item]));
  const going = new Set(ids);
  for (const one of going) {
    const item = items.get(one);
    if (!item) throw new AppError('RECORD_NOT_FOUND', { entity: kind });
    const users = usersOfItem(plan.content, kind, one, going);
    if (users.length > 0) throw new AppError('PLAN_ITEM_NAMED', { title: item.title, users: titlesOf(users) });
  }
  const changes: Change[] = [];
  for (const one of going) changes.push(await dropRow(ctx, itemTables[kind], one));
  return { undoId: await recordChanges(ctx, changes) };
};

/** Puts a list in an order; items that are not named keep their order behind the others. Throws PLAN_LOCKED. */
export const orderItems = async (ctx: CommandCtx, { id, kind, ids }: ParsedInputOf<'plans.order'>): Promise<OutputOf<'plans.order'>> => {
  const plan = await readUnlocked(ctx, id);
  const all = plan.content[planLists[kind]].map((item) => item.id);
  const first = [...new Set(ids)].filter((one) => all.includes(one));
  return { undoId: await recordChanges(ctx, await place(ctx, plan, kind, [...first, ...all.filter((one) => !first.includes(one))])) };
};
