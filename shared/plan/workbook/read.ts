import type { PlanWorkbookChange, PlanWorkbookProblem } from '#shared/api/plan-files.ts';
import { type CellContent, contentText, sameText } from '#shared/documents/editable-workbook.ts';
import { valueText } from '#shared/documents/format.ts';
import { planWordsOf, type PlanSay } from '../document/words.ts';
import { type BookCell, type BookContext, type BookRow, type BookSheet, planBook, typeOf } from './book.ts';
import { type CellType, fromText } from './cell-type.ts';
import { checkedValue } from './checked-value.ts';
import { type FoundColumns, findColumns, findSheet, type ReadSheet } from './find-columns.ts';
import { type Written, writtenKey } from './marks.ts';

export type WorkbookReading = { changes: PlanWorkbookChange[]; problems: PlanWorkbookProblem[] };
type Place = { sheet: BookSheet; read: ReadSheet; found: FoundColumns; say: PlanSay; language: string; written: Written };

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

const cellName = ({ sheet }: Place, column: number, row: number): string => `${sheet.name}!${letters(column)}${row}`;

const rawOf = (content: CellContent): string | number | null =>
  content === null ? null : content.kind === 'number' ? content.value : content.kind === 'date' ? content.date : content.text;

/** What a cell holds, as people read it. */
const textOf = (content: CellContent, type: CellType, language: string): string => {
  if (content === null) return '';
  if (content.kind === 'text') return content.text;
  if (content.kind === 'date') return valueText({ kind: 'date', date: content.date }, language);
  if (type.kind === 'amount' && type.unit === 'percent')
    return valueText({ kind: 'percent', fraction: content.value, digits: 2 }, language);
  const amount = new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(content.value);
  return type.kind === 'amount' && type.unit === 'money' ? `${amount}\u00a0${type.currency ?? ''}` : amount;
};

const stored = (value: string | number | null | string[]): string | number | null => (Array.isArray(value) ? value.join('\n') : value);

type Seen = { changes: PlanWorkbookChange[]; problems: PlanWorkbookProblem[] };

/** One cell that is not as it was written: a change, or why it is none. */
const readCell = (
  cell: BookCell,
  row: BookRow,
  given: { text: string; column: number; number: number; header: string; was: string },
  place: Place,
  seen: Seen,
): void => {
  const { sheet, say, language, read } = place;
  const name = cellName(place, given.column, given.number);
  const refuse = (code: string, message: string): void => void seen.problems.push({ cell: name, code, message });
  if (read.uncounted.has(`${given.number} ${given.column}`)) return refuse('FORMULA', say('problem.formulaEmpty'));
  if (cell.kept !== null) return refuse(cell.kept.toUpperCase(), say(`problem.${cell.kept === 'computed' ? 'fixed' : cell.kept}`));
  const parsed = fromText(given.text, cell.type, say);
  if ('problem' in parsed) return refuse('VALUE', parsed.problem);
  const checked = checkedValue(sheet.kind, cell.field, parsed.value);
  if ('problem' in checked)
    return refuse('VALUE', checked.problem === 'empty' ? say('problem.empty') : say('problem.invalid', { detail: checked.detail }));
  // the plan has it already
  if (contentText(parsed.content) === contentText(cell.content)) return;
  seen.changes.push({
    cell: name,
    label: sheet.kind === 'terms' ? row.title : say('changeOf', { title: row.title, column: given.header }),
    from: rawOf(cell.content),
    to: rawOf(parsed.content),
    fromText: textOf(cell.content, cell.type, language),
    toText: textOf(parsed.content, cell.type, language),
    action: 'set',
    kind: sheet.kind,
    id: row.id,
    field: cell.field,
    value: stored(checked.value),
    moved: contentText(cell.content) !== given.was,
  });
};

const readRow = (row: BookRow, cells: readonly string[], number: number, place: Place, seen: Seen): void => {
  const { sheet, found, written } = place;
  for (const [index, cell] of row.cells.entries()) {
    const column = sheet.columns[index];
    const at = column === undefined ? undefined : found.byField.get(column.field);
    const was = written.get(writtenKey(sheet.key, row.id, cell.field));
    if (column === undefined || at === undefined || was === undefined) continue;
    const text = sameText(cells[at] ?? '');
    if (text !== was || place.read.uncounted.has(`${number} ${at}`))
      readCell(cell, row, { text, column: at, number, header: column.header, was }, place, seen);
  }
};

/** A row without a mark is a new entry; all of it, or, when something in it cannot be read, nothing. */
const readNewRow = (cells: readonly string[], number: number, place: Place, isLocked: boolean, seen: Seen): void => {
  const { sheet, found, say, language } = place;
  const filled = sheet.columns.flatMap((column) => {
    const at = found.byField.get(column.field);
    const text = at === undefined ? '' : sameText(cells[at] ?? '');
    return at === undefined || text === '' ? [] : [{ column, at, text }];
  });
  const [first] = filled;
  if (!first) return;
  const refuse = (at: number, code: string, message: string): void =>
    void seen.problems.push({ cell: cellName(place, at, number), code, message });
  if (sheet.kind === 'terms') return refuse(first.at, 'ROW', say('problem.rowNotHere'));
  if (isLocked) return refuse(first.at, 'LOCKED', say('problem.rowLocked'));
  const lacking = sheet.columns.find(({ field, needed }) => needed === true && !filled.some(({ column }) => column.field === field));
  if (lacking) return refuse(found.byField.get(lacking.field) ?? first.at, 'ROW', say('problem.rowNeeds', { column: lacking.header }));
  const choice = (field: string): unknown => {
    const one = filled.find(({ column }) => column.field === field);
    const type = one?.column.type;
    if (!one || typeof type !== 'object') return undefined;
    const parsed = fromText(one.text, type, say);
    return 'problem' in parsed ? undefined : parsed.value;
  };
  const unit = choice('unit') ?? (choice('currency') === undefined ? (sheet.kind === 'investment' ? 'money' : 'count') : 'money');
  const item = { unit, currency: choice('currency') ?? null };
  const before = seen.problems.length;
  const changes = filled.flatMap(({ column, at, text }): PlanWorkbookChange[] => {
    // the links to other entries are made in the plan
    if (column.role === 'fixed' && column.field !== 'unit' && column.field !== 'currency') return [];
    const type = typeOf(column, item);
    const parsed = fromText(text, type, say);
    if ('problem' in parsed) {
      refuse(at, 'VALUE', parsed.problem);
      return [];
    }
    const checked = checkedValue(sheet.kind, column.field, parsed.value);
    if ('problem' in checked) {
      refuse(at, 'VALUE', checked.problem === 'empty' ? say('problem.empty') : say('problem.invalid', { detail: checked.detail }));
      return [];
    }
    return [
      {
        cell: cellName(place, at, number),
        label: say('changeOf', { title: say('newRow', { sheet: sheet.name }), column: column.header }),
        from: null,
        to: rawOf(parsed.content),
        fromText: '',
        toText: textOf(parsed.content, type, language),
        action: 'add',
        kind: sheet.kind,
        id: `new:${sheet.key}:${number}`,
        field: column.field,
        value: stored(checked.value),
        moved: false,
      },
    ];
  });
  if (seen.problems.length === before) seen.changes.push(...changes);
};

const readSheetRows = (place: Place, isLocked: boolean, seen: Seen): void => {
  const { sheet, read, found, say, written } = place;
  const rows = new Map(sheet.rows.map((row) => [row.id, row]));
  const met = new Set<string>();
  const wasWritten = (id: string): boolean =>
    written.has(writtenKey(sheet.key, id, sheet.kind === 'terms' ? id : (sheet.columns[0]?.field ?? '')));
  for (const [index, cells] of read.rows.entries()) {
    if (index < found.first) continue;
    const number = read.rowNumbers[index] ?? index + 1;
    const id = (cells[found.id] ?? '').trim();
    const row = rows.get(id);
    if (id === '' || met.has(id)) readNewRow(cells, number, place, isLocked, seen);
    else if (row) readRow(row, cells, number, place, seen);
    else {
      const known = wasWritten(id);
      seen.problems.push({ cell: cellName(place, 0, number), code: 'ROW', message: say(known ? 'problem.rowGone' : 'problem.rowForeign') });
    }
    met.add(id);
  }
  for (const row of sheet.rows)
    if (!met.has(row.id) && wasWritten(row.id))
      seen.problems.push({ cell: null, code: 'ROW', message: say('problem.rowDeleted', { title: row.title }) });
};

/**
 * What a workbook would change of a plan as it is now. A cell is changed when it is not as it was written, whatever became of the plan since; `context` is that of the
 * plan now, with the audience of the workbook. Throws PLAN_WORKBOOK_SHAPE.
 */
export const readPlanBook = (sheets: readonly ReadSheet[], written: Written, context: BookContext, language: string): WorkbookReading => {
  const say = planWordsOf(language);
  const seen: Seen = { changes: [], problems: [] };
  const isLocked = context.paper.plan.locked;
  const places = planBook(context).map((sheet): Place => {
    const read = findSheet(sheets, sheet.name, say);
    return { sheet, read, found: findColumns(read, sheet, say), say, language, written };
  });
  for (const place of places) readSheetRows(place, isLocked, seen);
  return seen;
};
