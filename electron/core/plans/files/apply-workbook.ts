import type { CommandCtx } from '#core/context.ts';
import { type Change, recordChanges } from '#core/records/history.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { PlanWorkbookChange } from '#shared/api/plan-files.ts';
import { type PlanCell, PlanTermChanges } from '#shared/api/plans.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type PlanItemKind, PlanItemKind as ItemKinds, type PlanTerms } from '#shared/plan/model.ts';
import { accountId } from '#shared/plan/workbook/account-id.ts';
import { insertItems } from '../items.ts';
import { readPlan } from '../open-plan.ts';
import { changeCells } from '../set-cells.ts';
import { changeTerms } from '../texts.ts';

type Terms = ParsedInputOf<'plans.update'>['changes'];
const lists = new Set(['markets', 'competitors']);

const linesOf = (value: unknown): string[] =>
  String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const ofKind = (changes: readonly PlanWorkbookChange[], kind: PlanWorkbookChange['kind'], action: 'set' | 'add'): PlanWorkbookChange[] =>
  changes.filter((change) => change.kind === kind && change.action === action);

/** New rows by their mark, each as its fields; in the order in which they stand in the workbook. */
const newRows = (changes: readonly PlanWorkbookChange[]): Array<Record<string, unknown>> => {
  const rows = new Map<string, Record<string, unknown>>();
  for (const { id, field, value } of changes) rows.set(id, { ...rows.get(id), [field]: value });
  return [...rows.values()];
};

/** A row of fields as an item: `targets.2` is the third of its targets. */
const itemOf = (row: Record<string, unknown>): Record<string, unknown> => {
  const four = (name: string): unknown[] => [0, 1, 2, 3].map((quarter) => row[`${name}.${quarter}`] ?? null);
  const flat = Object.fromEntries(Object.entries(row).filter(([field]) => !field.includes('.')));
  return { ...flat, targets: four('targets'), actuals: four('actuals') };
};

/** What a row has to have that a workbook need not say. */
const usual: Record<PlanItemKind, Record<string, unknown>> = {
  objective: { kind: 'custom', unit: 'count' },
  initiative: {},
  milestone: {},
  investment: {},
};

/** The target accounts after the changes; an account is meant by its place and the name that it had. */
const accountsAfter = (before: PlanTerms['targetAccounts'], changes: readonly PlanWorkbookChange[]): PlanTerms['targetAccounts'] => {
  const next = before.map((account) => ({ ...account }));
  for (const { id, field, value } of ofKind(changes, 'account', 'set')) {
    const at = Number(id.slice(0, id.indexOf(':')));
    const account = next[at];
    if (!account || accountId(at, before[at]?.name ?? '') !== id) throw new AppError('RECORD_NOT_FOUND', { entity: 'target account' });
    account[field === 'note' ? 'note' : 'name'] = String(value ?? '');
  }
  const added = newRows(ofKind(changes, 'account', 'add')).map((row) => ({
    name: String(row['name'] ?? ''),
    note: String(row['note'] ?? ''),
  }));
  return [...next, ...added];
};

const termsAfter = (before: PlanTerms, changes: readonly PlanWorkbookChange[]): Terms => {
  const terms: Record<string, unknown> = Object.fromEntries(
    ofKind(changes, 'terms', 'set').map(({ field, value }) => [field, lists.has(field) ? linesOf(value) : value]),
  );
  if (changes.some(({ kind }) => kind === 'account')) terms['targetAccounts'] = accountsAfter(before.targetAccounts, changes);
  const parsed = PlanTermChanges.strict().safeParse(terms);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('CALL_INVALID', { field: issue?.path.join('.') || 'terms', detail: issue?.message ?? '' });
};

/** Writes the changes of a workbook as one undo step: all or none. Throws as `plans.setCells`, `plans.addItems` and `plans.update`. */
export const applyWorkbook = async (
  ctx: CommandCtx,
  { id, changes: given }: ParsedInputOf<'plans.applyWorkbook'>,
): Promise<OutputOf<'plans.applyWorkbook'>> => {
  const { content } = await readPlan(ctx, id);
  const changes: Change[] = [];
  const terms = termsAfter(content.terms, given);
  if (Object.keys(terms).length > 0) changes.push(...(await changeTerms(ctx, { id, changes: terms })));
  const cells = ItemKinds.options.flatMap((kind) =>
    ofKind(given, kind, 'set').map((change): PlanCell => ({ kind, id: change.id, field: change.field, value: change.value })),
  );
  if (cells.length > 0) changes.push(...(await changeCells(ctx, { id, cells })));
  for (const kind of ItemKinds.options) {
    const items = newRows(ofKind(given, kind, 'add')).map((row) => ({ ...usual[kind], ...(kind === 'objective' ? itemOf(row) : row) }));
    if (items.length > 0) changes.push(...(await insertItems(ctx, { id, kind, items })).changes);
  }
  return { undoId: await recordChanges(ctx, changes), cells: given.length };
};
