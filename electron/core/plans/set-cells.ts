import type { CommandCtx } from '#core/context.ts';
import { type Change, changeRow, recordChanges } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { PlanCell } from '#shared/api/plans.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type PlanContent, type PlanItemKind, PlanItemKind as ItemKinds, planLists, trackedFields } from '#shared/plan/model.ts';
import { cellInvalid, checkItems, settled } from './check-items.ts';
import { itemColumns, itemSchemas, itemTables, type PlanItem } from './columns.ts';
import { openPlan, requireUnlocked } from './open-plan.ts';
import { keepRates } from './rates.ts';

const quarterField = /^(targets|actuals)\.([0-3])$/;

const isTracked = (kind: PlanItemKind, field: string): boolean =>
  (trackedFields[kind] as readonly string[]).includes(field.split('.')[0] ?? '');

/** An item with one cell changed, as it came: its shape is checked when all its cells are in. */
const withCell = (item: PlanItem, { kind, field, value }: PlanCell): PlanItem => {
  const quarter = quarterField.exec(field);
  if (quarter && kind === 'objective') {
    const list = quarter[1] as 'targets' | 'actuals';
    const values = [...(item as PlanContent['objectives'][number])[list]].with(Number(quarter[2]), value as number | null);
    return { ...item, [list]: values } as PlanItem;
  }
  if (field === 'id' || !Object.hasOwn(itemSchemas[kind].shape, field)) throw cellInvalid(kind, item, field, 'there is no such field');
  return { ...item, [field]: value } as PlanItem;
};

/** An item in the shape of its kind. `named`: what the refusal calls it. Throws PLAN_CELL_INVALID with the item and the field. */
export const parsedItem = (kind: PlanItemKind, item: { id: string; title: unknown }, named = String(item.title)): PlanItem => {
  const parsed = itemSchemas[kind].safeParse(item);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw cellInvalid(kind, { id: item.id, title: named }, issue?.path.join('.') ?? '', issue?.message ?? 'it has the wrong shape');
};

/** A version with these cells changed, and the ids of the items that they are of. Throws PLAN_CELL_INVALID, RECORD_NOT_FOUND. */
const withCells = (
  content: PlanContent,
  cells: readonly PlanCell[],
  given: { currency: string; asOf: string },
): { next: PlanContent; changed: Set<string> } => {
  const items = new Map(
    ItemKinds.options.flatMap((kind) => content[planLists[kind]].map((item) => [`${kind} ${item.id}`, item as PlanItem])),
  );
  const touched = new Map<string, PlanItemKind>();
  for (const cell of cells) {
    const key = `${cell.kind} ${cell.id}`;
    const item = items.get(key);
    if (!item) throw new AppError('RECORD_NOT_FOUND', { entity: cell.kind });
    items.set(key, withCell(item, cell));
    touched.set(key, cell.kind);
  }
  const titles = new Map(ItemKinds.options.flatMap((kind) => content[planLists[kind]].map(({ id, title }) => [id, title])));
  for (const [key, kind] of touched) {
    const item = items.get(key) as PlanItem;
    const parsed = parsedItem(kind, item, titles.get(item.id));
    const hasCurrency = cells.some(({ id, field, value }) => id === item.id && field === 'currency' && value !== null);
    if (hasCurrency && 'unit' in parsed && parsed.unit !== 'money')
      throw cellInvalid(kind, parsed, 'currency', 'only money has a currency');
    items.set(key, settled(parsed, given));
  }
  const list = (kind: PlanItemKind): PlanItem[] => content[planLists[kind]].map(({ id }) => items.get(`${kind} ${id}`) as PlanItem);
  const lists = Object.fromEntries(ItemKinds.options.map((kind) => [planLists[kind], list(kind)]));
  return { next: { ...content, ...lists } as PlanContent, changed: new Set([...touched.keys()].map((key) => key.split(' ')[1] ?? '')) };
};

type Cells = Pick<ParsedInputOf<'plans.setCells'>, 'id' | 'cells'>;

/** Changes cells of items and returns the changes for the history. Throws PLAN_LOCKED, PLAN_CELL_INVALID, PLAN_DEPENDS_LOOP, PLAN_RATE_MISSING, RECORD_NOT_FOUND. */
export const changeCells = async (ctx: CommandCtx, { id, cells }: Cells): Promise<Change[]> => {
  const { row, content } = await openPlan(ctx, id);
  const signed = cells.some(({ kind, field }) => !isTracked(kind, field));
  if (signed) requireUnlocked(row);
  const asOf = await readAsOf(ctx);
  const { next, changed } = withCells(content, cells, { currency: row.currency, asOf });
  checkItems(next, changed, ctx.today);
  const changes: Change[] = [];
  if (signed) await keepRates(ctx, row, next, asOf);
  for (const kind of ItemKinds.options)
    for (const item of next[planLists[kind]]) {
      if (!changed.has(item.id)) continue;
      const change = await changeRow(ctx, itemTables[kind], item.id, itemColumns(item), row.partner_id);
      if (change) changes.push(change);
    }
  return changes;
};

/** Changes cells of items as one step: all or none. Throws as `changeCells`. */
export const setCells = async (ctx: CommandCtx, input: Cells): Promise<OutputOf<'plans.setCells'>> => ({
  undoId: await recordChanges(ctx, await changeCells(ctx, input)),
});
