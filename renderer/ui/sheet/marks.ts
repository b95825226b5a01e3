import type { SheetColumn, SheetValue } from './columns.ts';

/** A text that is not a value of its column, and the sentence that says what to write instead. */
export type BadText = { text: string; message: string };

/** What the sheet knows of a cell that its row does not show yet: a value on its way, or a text that cannot be kept. */
export type SheetMark = { sent: { value: SheetValue; from: SheetValue } | null; bad: BadText | null };

/** The marks of one row, by column. */
export type RowMarks = Readonly<Record<string, SheetMark>>;

/** The marks of all rows, by row. A row without marks is not in it. */
export type SheetMarks = ReadonlyMap<string, RowMarks>;

/** A cell as it was or is to be. */
export type CellState = { rowId: string; column: string; value: SheetValue; bad: BadText | null };

/** What stands in a row for a column, whatever is on its way. */
export const storedValue = <Row>(column: SheetColumn<Row>, row: Row): SheetValue => column.value(row);

/** What a cell holds, as far as the user is concerned. */
export const currentValue = <Row>(column: SheetColumn<Row>, row: Row, mark: SheetMark | undefined): SheetValue =>
  mark?.sent ? mark.sent.value : storedValue(column, row);

/** The marks with other ones at some cells; null takes a mark away. Rows that keep theirs keep their object, so that they are not drawn again. */
export const withMarks = (
  marks: SheetMarks,
  changed: ReadonlyArray<{ rowId: string; column: string; mark: SheetMark | null }>,
): SheetMarks => {
  const next = new Map(marks);
  for (const { rowId, column, mark } of changed) {
    const { [column]: _, ...others } = next.get(rowId) ?? {};
    const row = mark === null || (mark.sent === null && mark.bad === null) ? others : { ...others, [column]: mark };
    if (Object.keys(row).length === 0) next.delete(rowId);
    else next.set(rowId, row);
  }
  return next;
};

/** The marks without the values that have arrived, or were overtaken by others, in newer rows. */
export const settledMarks = <Row>(
  marks: SheetMarks,
  rowsById: ReadonlyMap<string, Row>,
  columns: ReadonlyArray<SheetColumn<Row>>,
): SheetMarks => {
  const arrived = [...marks].flatMap(([rowId, cells]) =>
    Object.entries(cells).flatMap(([column, mark]) => {
      const row = rowsById.get(rowId);
      const by = columns.find(({ id }) => id === column);
      if (!mark.sent || (row && by && storedValue(by, row) === mark.sent.from)) return [];
      return [{ rowId, column, mark: { ...mark, sent: null } }];
    }),
  );
  return arrived.length === 0 ? marks : withMarks(marks, arrived);
};

/** The name of a cell among the drafts. */
const draftKey = (rowId: string, column: string): string => `${rowId}/${column}`;

/** The cell of such a name. */
export const draftCell = (key: string): { rowId: string; column: string } => {
  const at = key.lastIndexOf('/');
  return { rowId: key.slice(0, at), column: key.slice(at + 1) };
};

/** The texts that cannot be kept, by the name of their cell. */
export const badTexts = (marks: SheetMarks): ReadonlyMap<string, string> =>
  new Map(
    [...marks].flatMap(([rowId, cells]) =>
      Object.entries(cells).flatMap(([column, { bad }]) => (bad ? [[draftKey(rowId, column), bad.text] as const] : [])),
    ),
  );

/** The cells whose text cannot be kept. */
export const badCells = (marks: SheetMarks): Array<{ rowId: string; column: string }> =>
  [...marks].flatMap(([rowId, cells]) => Object.entries(cells).flatMap(([column, { bad }]) => (bad ? [{ rowId, column }] : [])));
