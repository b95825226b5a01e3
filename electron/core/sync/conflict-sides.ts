import type { Cell, Fields } from '#shared/sync/table.ts';

/** A clash as the store keeps it; `base`, `win` and `lose` are JSON objects by column. */
export type ConflictRow = {
  id: string;
  partner_id: string | null;
  tbl: string;
  row_id: string;
  field: string;
  kind: 'field' | 'strict' | 'deleted' | 'late-edit';
  base: string;
  win: string;
  lose: string;
  win_by: string | null;
  win_device: string | null;
  lose_by: string | null;
  lose_device: string | null;
  happened_at: number;
  state: string;
};

/** The two sides of a clash as its reader sees them. `isMineLost`: mine is what lost. */
export type Sides = { base: Fields; mine: Fields; theirs: Fields; mineBy: string | null; theirsBy: string | null; isMineLost: boolean };

const parse = (text: string): Fields => JSON.parse(text) as Fields;

/** Mine is what this device wrote, else what this member wrote; for everybody else it is what stands. */
export const sidesOf = (row: ConflictRow, reader: { device: string; member: string }): Sides => {
  const isMineLost =
    row.lose_device === reader.device ||
    (row.win_device !== reader.device && row.lose_by === reader.member && row.win_by !== reader.member);
  const won = { fields: parse(row.win), by: row.win_by };
  const lost = { fields: parse(row.lose), by: row.lose_by };
  const [mine, theirs] = isMineLost ? [lost, won] : [won, lost];
  return { base: parse(row.base), mine: mine.fields, theirs: theirs.fields, mineBy: mine.by, theirsBy: theirs.by, isMineLost };
};

/** One value by itself; several by their columns; nothing for a side that deleted. */
export const valueOf = (fields: Fields, columns: readonly string[]): Cell | Fields => {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return fields[only] ?? null;
  return Object.keys(fields).length === 0 ? null : fields;
};

/** The columns that a clash is about. */
export const columnsOf = ({ base, mine, theirs }: Sides): string[] => [
  ...new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base)]),
];
