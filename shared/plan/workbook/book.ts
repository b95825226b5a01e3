import type { CellContent } from '#shared/documents/editable-workbook.ts';
import { numbersOf } from '../document/numbers.ts';
import type { PaperAudience, PlanPaper } from '../document/paper.ts';
import type { PlanSay } from '../document/words.ts';
import { type PlanContent, type PlanItemKind, planLists, trackedFields } from '../model.ts';
import { isLocked } from '../stage.ts';
import { accountId } from './account-id.ts';
import { type CellType, toContent } from './cell-type.ts';
import {
  accountColumns,
  initiativeColumns,
  investmentColumns,
  milestoneColumns,
  objectiveColumns,
  type PlanColumn,
  termColumns,
} from './columns.ts';
import { type TermRow, termRows } from './terms.ts';

/** Why a cell is not read back although it can be seen. */
export type Kept = 'fixed' | 'computed' | 'locked' | 'fed';
/** A cell of the workbook of a plan. `kept` null: what stands there is read back. */
export type BookCell = { field: string; type: CellType; content: CellContent; kept: Kept | null };
/** A row with what it is called; its cells in the order of the columns. */
export type BookRow = { id: string; title: string; cells: BookCell[] };
export type BookKind = PlanItemKind | 'terms' | 'account';
export type BookSheet = { key: string; name: string; kind: BookKind; columns: PlanColumn[]; rows: BookRow[] };

/** What a workbook is written from. */
export type BookContext = { paper: PlanPaper; say: PlanSay; audience: PaperAudience; withNotes: boolean };

type Item = { id: string; title: string } & Record<string, unknown>;

const amountType = (item: Record<string, unknown>): CellType => ({
  kind: 'amount',
  unit: (item['unit'] ?? 'count') as 'count',
  currency: (item['currency'] ?? null) as string | null,
});

/** What the cells of a row hold in a column: of amounts that depends on the row's own unit. */
export const typeOf = (column: PlanColumn, item: Record<string, unknown>): CellType => {
  if (column.type === 'amount') return amountType(item);
  if (column.type === 'planned') return item['unit'] === 'days' ? { kind: 'days' } : amountType({ ...item, unit: 'money' });
  return column.type;
};

const isTracked = (kind: PlanItemKind, field: string): boolean =>
  (trackedFields[kind] as readonly string[]).includes(field.split('.')[0] ?? field);

/** A stored value of an item; `targets.2` is the third of its targets. */
const storedValue = (item: Item, field: string): unknown => {
  const [name = field, index] = field.split('.');
  const value = item[name];
  return index === undefined ? value : (value as unknown[] | undefined)?.[Number(index)];
};

const itemSheet = (
  { paper, audience }: BookContext,
  { kind, key, name, columns: all }: { kind: PlanItemKind; key: string; name: string; columns: PlanColumn[] },
  shown: (item: Item, field: string) => unknown,
): BookSheet => {
  const columns = all.filter(({ ours }) => audience === 'internal' || ours !== true);
  const locked = isLocked(paper.plan);
  const keptOf = ({ role, field }: PlanColumn, item: Item): Kept | null => {
    if (role !== 'edit') return role;
    if (field.startsWith('actuals') && (item['feed'] ?? null) !== null) return 'fed';
    return locked && !isTracked(kind, field) ? 'locked' : null;
  };
  const rows = (paper.plan.content[planLists[kind]] as Item[]).map(
    (item): BookRow => ({
      id: item.id,
      title: item.title,
      cells: columns.map((column) => {
        const type = typeOf(column, item);
        return { field: column.field, type, content: toContent(shown(item, column.field), type), kept: keptOf(column, item) };
      }),
    }),
  );
  return { key, name, kind, columns, rows };
};

const titlesOf = (items: ReadonlyArray<{ id: string; title: string }>): Map<string, string> =>
  new Map(items.map(({ id, title }) => [id, title]));

const objectivesSheet = (context: BookContext): BookSheet => {
  const { paper, say } = context;
  const { tracking } = paper;
  const shown = (item: Item, field: string): unknown => {
    const objective = item as unknown as PlanContent['objectives'][number];
    const numbers = numbersOf(objective, tracking);
    if (field === 'yearTarget') return numbers.target;
    if (field === 'yearActual') return numbers.actual;
    if (field === 'attainment') {
      const { value } = tracking.objectives.find(({ id }) => id === item.id)?.attainment ?? { value: null };
      return value === null ? null : Math.round(value * 10_000);
    }
    // what a metric feeds is shown, what was typed before is not
    if (objective.feed !== null && field.startsWith('actuals.')) return numbers.actuals[Number(field.slice(-1))];
    return storedValue(item, field);
  };
  const columns = objectiveColumns(
    say,
    tracking.quarters.map(({ label }) => label),
  );
  return itemSheet(context, { kind: 'objective', key: 'objectives', name: say('sheet.objectives'), columns }, shown);
};

const milestonesSheet = (context: BookContext): BookSheet => {
  const { initiatives, milestones } = context.paper.plan.content;
  const parents = titlesOf(initiatives);
  const others = titlesOf(milestones);
  const columns = milestoneColumns(context.say);
  return itemSheet(context, { kind: 'milestone', key: 'milestones', name: context.say('sheet.milestones'), columns }, (item, field) => {
    if (field === 'initiative') return parents.get(String(item['initiativeId'] ?? '')) ?? null;
    if (field === 'after') return (item['dependsOn'] as string[]).flatMap((id) => others.get(id) ?? []).join(', ');
    return storedValue(item, field);
  });
};

const initiativesSheet = (context: BookContext): BookSheet => {
  const goals = titlesOf(context.paper.plan.content.objectives);
  const columns = initiativeColumns(context.say);
  return itemSheet(context, { kind: 'initiative', key: 'initiatives', name: context.say('sheet.initiatives'), columns }, (item, field) =>
    field === 'objective' ? (goals.get(String(item['objectiveId'] ?? '')) ?? null) : storedValue(item, field),
  );
};

const investmentsSheet = (context: BookContext): BookSheet =>
  itemSheet(
    context,
    { kind: 'investment', key: 'investments', name: context.say('sheet.investments'), columns: investmentColumns(context.say) },
    storedValue,
  );

const accountsSheet = ({ paper, say, withNotes }: BookContext): BookSheet => {
  const columns = accountColumns(say, withNotes);
  const kept = isLocked(paper.plan) ? 'locked' : null;
  return {
    key: 'accounts',
    name: say('sheet.accounts'),
    kind: 'account',
    columns,
    rows: paper.plan.content.terms.targetAccounts.map((account, index) => ({
      id: accountId(index, account.name),
      title: account.name,
      cells: columns.map(({ field, type }) => ({
        field,
        type: type as CellType,
        content: toContent(account[field as 'name' | 'note'], type as CellType),
        kept,
      })),
    })),
  };
};

const termsSheet = (context: BookContext): BookSheet => {
  const { paper, say } = context;
  const text: CellType = { kind: 'text' };
  const locked = isLocked(paper.plan);
  return {
    key: 'plan',
    name: say('sheet.plan'),
    kind: 'terms',
    columns: termColumns(say),
    rows: termRows(context).map(({ field, label, value, type, isFixed }: TermRow) => ({
      id: field,
      title: label,
      cells: [
        { field: 'what', type: text, content: toContent(label, text), kept: 'fixed' },
        { field, type, content: toContent(value, type), kept: isFixed ? 'fixed' : locked ? 'locked' : null },
      ],
    })),
  };
};

/** The sheets of the workbook of a plan, as it is written and as it is compared with when it comes back. */
export const planBook = (context: BookContext): BookSheet[] => [
  termsSheet(context),
  objectivesSheet(context),
  milestonesSheet(context),
  initiativesSheet(context),
  investmentsSheet(context),
  accountsSheet(context),
];
