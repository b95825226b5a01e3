import type { SheetChange, SheetColumn, SheetValues } from './columns.ts';

/** What a sheet is given. `columns`, `isLocked` and the like should keep their identity while nothing changed, so that rows are not drawn again for nothing. */
export type SheetProps<Row> = {
  /** The name of the sheet. */
  label: string;
  rows: readonly Row[];
  columns: ReadonlyArray<SheetColumn<Row>>;
  rowId(row: Row): string;
  /** What a row is called, for people who hear the sheet. The first column is the header of its row. */
  rowName(row: Row): string;
  /**
   * Called once an action with every cell that changed: a paste is one call, and so one step to undo. A promise that rejects leaves what was typed
   * in its cells, marked as not saved.
   */
  onChange(cells: readonly SheetChange[]): void | Promise<unknown>;
  /** Cells that nobody may change now; computed columns are so by themselves. */
  isLocked?: ((row: Row, column: string) => boolean) | undefined;
  /** Why, in one sentence. */
  lockNote?: ((row: Row, column: string) => string) | undefined;
  /**
   * The row as it would be with other values; `null` for one that is not there yet. Columns that are read by another one (an amount by its currency)
   * and computed columns then follow at once. Needed to add rows.
   */
  rowWith?: ((row: Row | null, values: SheetValues) => Row) | undefined;
  /** Rows at the end, each with the values that are known already, together with the cells that the same paste changed. */
  onAddRows?: ((added: readonly SheetValues[], cells: readonly SheetChange[]) => void | Promise<unknown>) | undefined;
  onRemoveRows?: ((rowIds: readonly string[]) => void) | undefined;
  /** One row up (-1) or down (1). */
  onMoveRow?: ((rowId: string, by: -1 | 1) => void) | undefined;
  /**
   * Texts that could not be kept, by cell, so that they outlive the page: give `values` and `set` of `useFormDraft`. `onDraft` tells a text, or
   * undefined once there is none.
   */
  drafts?: Readonly<Record<string, string | undefined>> | undefined;
  onDraft?: ((cell: string, text: string | undefined) => void) | undefined;
  /**
   * Takes back what an earlier `onChange` told, given what its promise came to. Without it an undo tells the earlier values as a change of their own, which
   * whoever keeps the changes would take for a step to undo.
   */
  onTakeBack?: ((told: unknown) => Promise<unknown>) | undefined;
  /** The cell that the keyboard or the mouse came to. */
  onPass?: ((row: Row, column: string) => void) | undefined;
  /** Columns that stay in sight on the left; the first one without it. */
  frozen?: number;
  isCompact: boolean;
  /** The words of the button that adds a row. */
  addLabel?: string | undefined;
};
