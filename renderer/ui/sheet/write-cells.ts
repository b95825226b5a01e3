import type { SheetChange, SheetColumn, SheetRead, SheetValues } from './columns.ts';
import { type CellState, currentValue, type SheetMark, type SheetMarks, storedValue } from './marks.ts';
import type { SheetWrite } from './paste.ts';

/** What writing into cells needs to know of a sheet. */
export type WriteScene<Row> = {
  rows: readonly Row[];
  columns: ReadonlyArray<SheetColumn<Row>>;
  marks: SheetMarks;
  rowId(row: Row): string;
  isLocked(row: Row, column: string): boolean;
  /** The row as it would be with other values, for columns that are read by another one (an amount by its currency). */
  rowWith?: ((row: Row | null, values: SheetValues) => Row) | undefined;
  read(column: SheetColumn<Row>, row: Row, text: string): SheetRead;
};

/** The cells that change, before and after; and how many were passed over because they are locked or computed. */
export type CellEdit = { before: CellState[]; after: CellState[]; locked: number; bad: number };

const isSame = (a: CellState, b: CellState): boolean => a.value === b.value && a.bad?.text === b.bad?.text;

/** Reads texts into cells, row by row and from left to right. A text that is not a value stays in its cell as it is and changes nothing. */
export const writeCells = <Row>(scene: WriteScene<Row>, writes: readonly SheetWrite[]): CellEdit => {
  const edit: CellEdit = { before: [], after: [], locked: 0, bad: 0 };
  const values = new Map<number, SheetValues>();
  for (const write of writes) {
    const row = scene.rows[write.row];
    const column = scene.columns[write.column];
    if (row === undefined || !column) continue;
    if (column.kind === 'computed' || scene.isLocked(row, column.id)) {
      edit.locked += 1;
      continue;
    }
    const rowId = scene.rowId(row);
    const mark = scene.marks.get(rowId)?.[column.id];
    const before: CellState = { rowId, column: column.id, value: currentValue(column, row, mark), bad: mark?.bad ?? null };
    const known = values.get(write.row) ?? sentValues(scene.marks.get(rowId));
    const read = scene.read(column, scene.rowWith ? scene.rowWith(row, known) : row, write.text);
    const after: CellState = read.ok
      ? { ...before, value: read.value, bad: null }
      : { ...before, bad: { text: write.text, message: read.message } };
    if (read.ok) values.set(write.row, { ...known, [column.id]: read.value });
    else edit.bad += 1;
    if (isSame(before, after)) continue;
    edit.before.push(before);
    edit.after.push(after);
  }
  return edit;
};

/** The values of a row that are on their way. */
export const sentValues = (marks: Readonly<Record<string, SheetMark>> | undefined): SheetValues =>
  Object.fromEntries(Object.entries(marks ?? {}).flatMap(([column, { sent }]) => (sent ? [[column, sent.value] as const] : [])));

/** A row to be added: the values that were read, and the texts that could not be. */
export type NewRow = { values: SheetValues; bad: Array<{ column: string; text: string; message: string }> };

/** Reads texts into rows that are not there yet. Computed columns take none. */
export const writeNewRows = <Row>(
  { columns, rowWith, read }: Pick<WriteScene<Row>, 'columns' | 'read'> & { rowWith(row: null, values: SheetValues): Row },
  added: ReadonlyArray<ReadonlyArray<{ column: number; text: string }>>,
): NewRow[] =>
  added.map((cells) => {
    let values: SheetValues = {};
    const bad: NewRow['bad'] = [];
    for (const { column: at, text } of cells) {
      const column = columns[at];
      if (!column || column.kind === 'computed') continue;
      const found = read(column, rowWith(null, values), text);
      if (found.ok) values = { ...values, [column.id]: found.value };
      else bad.push({ column: column.id, text, message: found.message });
    }
    return { values, bad };
  });

/** How cells come to be as they are to be: the changes to tell, and the marks until newer rows arrive. Rows that are gone stay gone. */
export const statesToMarks = <Row>(
  { rows, columns, marks, rowId, isLocked }: Omit<WriteScene<Row>, 'read' | 'rowWith'>,
  states: readonly CellState[],
): { changes: SheetChange[]; marked: Array<{ rowId: string; column: string; mark: SheetMark | null }> } => {
  const changes: SheetChange[] = [];
  const marked: Array<{ rowId: string; column: string; mark: SheetMark | null }> = [];
  const byId = new Map(rows.map((row) => [rowId(row), row]));
  for (const { rowId: id, column: columnId, value, bad } of states) {
    const row = byId.get(id);
    const column = columns.find((one) => one.id === columnId);
    if (row === undefined || !column || isLocked(row, columnId)) continue;
    const mark = marks.get(id)?.[columnId];
    const stored = storedValue(column, row);
    if (currentValue(column, row, mark) !== value) changes.push({ rowId: id, column: columnId, value });
    marked.push({ rowId: id, column: columnId, mark: { sent: stored === value && !mark?.sent ? null : { value, from: stored }, bad } });
  }
  return { changes, marked };
};
