/** What a cell holds: text, a number, an ISO date or the value of a choice. Null: empty. */
export type SheetValue = string | number | null;

/** What a column made of a text: a value, or one plain sentence that says what to write instead. */
export type SheetRead = { ok: true; value: SheetValue } | { ok: false; message: string };

export type SheetChoice = { value: string; label: string };

type AnyColumn = {
  id: string;
  label: string;
  /** Columns that follow each other with the same group stand under one heading. */
  group?: string;
  /** What the column means, when its name does not say it all. */
  hint?: string;
  /** In pixels. */
  width: number;
};

type TextColumn<Row> = AnyColumn & {
  kind: 'text';
  value(row: Row): string;
  /** Refuses or tidies what was typed; without it every text is taken. */
  parse?(text: string, row: Row): SheetRead;
};

type NumberColumn<Row> = AnyColumn & {
  kind: 'number';
  value(row: Row): number | null;
  /** Never asked about an empty text, which is null. */
  parse(text: string, row: Row): SheetRead;
  /** As it is read; also of a sum or an average of such cells, so the number may have a fraction. */
  format(value: number, row: Row): string;
  /** As it is typed and copied, without thousands; `parse` must read it. Without it: as it is read. */
  typed?(value: number, row: Row): string;
  /** Cells of different units are counted, never summed. */
  unit?(row: Row): string;
};

type DateColumn<Row> = AnyColumn & { kind: 'date'; value(row: Row): string | null };

type ChoiceColumn<Row> = AnyColumn & {
  kind: 'choice';
  value(row: Row): string | null;
  choices(row: Row): readonly SheetChoice[];
  /** Whether the cell may be emptied. */
  canBeEmpty?: boolean;
};

/** A number that follows from other cells: nobody types it. */
type ComputedColumn<Row> = AnyColumn & {
  kind: 'computed';
  /** Null: not available; `explain` says why. */
  value(row: Row): number | null;
  format(value: number, row: Row): string;
  unit?(row: Row): string;
  /** The formula with what goes into it, shown while the cell is selected. */
  explain(row: Row): string;
};

/** One column of a sheet. */
export type SheetColumn<Row> = TextColumn<Row> | NumberColumn<Row> | DateColumn<Row> | ChoiceColumn<Row> | ComputedColumn<Row>;

/** One cell that somebody changed. */
export type SheetChange = { rowId: string; column: string; value: SheetValue };

/** The cells of one row, by the id of their column. */
export type SheetValues = Readonly<Record<string, SheetValue>>;

/** True where the column's cells are numbers: they stand on the right and are summed. */
export const isNumeric = <Row>({ kind }: SheetColumn<Row>): boolean => kind === 'number' || kind === 'computed';

/** The name of a column with that of its group: "Target Q1". */
export const fullLabel = <Row>({ group, label }: SheetColumn<Row>): string => (group === undefined ? label : `${group} ${label}`);
