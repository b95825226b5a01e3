/** A value as it stands in a column and on the wire. */
export type Cell = string | number | null;
export type Fields = Record<string, Cell>;

/** Fields that mean one thing together and merge as one: an operation that changes one of them carries all. `strict`: a writer must have seen the other's value; the later clock never wins (money, approvals, sign-offs). */
export type Atom = { name: string; columns: readonly string[]; strict: boolean };

/**
 * Where the rows of a table belong.
 * - `tenant`: everybody of the company; `own`: the member who wrote it
 * - `partner`: the partner named by `column`; a row that names none is its writer's own
 * - `via`: the partner of the row of `table` that `column` names
 */
export type ScopeRule =
  | { kind: 'tenant' }
  | { kind: 'own' }
  | { kind: 'partner'; column: string }
  | { kind: 'via'; table: string; column: string };

/** A table that syncs, as both ends see it. */
export type SyncTable = {
  name: string;
  /** The columns that name a row. One column: its value is the row's id; several: the JSON list of their values is. */
  key: readonly string[];
  scope: ScopeRule;
  /** Every column that travels, the key's among them. What is not here stays on its device. */
  columns: readonly string[];
  atoms: readonly Atom[];
  /** Nobody is asked: of times the greater one wins, of all else what the server has stays. */
  quiet: readonly string[];
  /** Long text, of which both versions can be kept. */
  text: readonly string[];
  /** Only rows whose column has one of these values travel. */
  only: { column: string; in: readonly string[] } | null;
  /** Rows are added and never changed: a log, the updates of a text. */
  isAppendOnly: boolean;
  /** Two edits of one field make no conflict item: the later one stands. For the items themselves. */
  isSilent: boolean;
  /** 0 is sent first, so that a first sync is usable early: 0 partners and reference data, 1 what is open, 2 the rest. */
  priority: 0 | 1 | 2;
};

const onlyDeclared = {
  scope: { kind: 'partner', column: 'partner_id' },
  key: ['id'],
  atoms: [],
  quiet: ['updated_at'],
  text: [],
  only: null,
  isAppendOnly: false,
  isSilent: false,
  priority: 2,
} as const;

/** Builds a table; what is not given is as most tables have it: rows with an id, of a partner, with a time of change. */
export const syncTable = (name: string, columns: readonly string[], more: Partial<Omit<SyncTable, 'name' | 'columns'>> = {}): SyncTable => {
  const table: SyncTable = { ...onlyDeclared, ...more, name, columns };
  return { ...table, quiet: table.quiet.filter((column) => columns.includes(column)) };
};

/** The atom that a column belongs to; a column that stands alone is an atom of its own name. */
export const atomOf = (table: SyncTable, column: string): Atom =>
  table.atoms.find(({ columns }) => columns.includes(column)) ?? { name: column, columns: [column], strict: false };

/** The id of a row on the wire: the value of its key, or the JSON list of the values of a key of several columns. */
export const rowIdOf = (table: SyncTable, fields: Readonly<Fields>): string => {
  const [first, ...more] = table.key;
  if (first !== undefined && more.length === 0) return String(fields[first]);
  return JSON.stringify(table.key.map((column) => fields[column] ?? null));
};

/** The values of the key of the row with this id. */
export const keyOfRowId = (table: SyncTable, id: string): Cell[] => (table.key.length === 1 ? [id] : (JSON.parse(id) as Cell[]));
