import type { Edit } from './edit-workbook.ts';

const eachOf = (rows: readonly number[], cells: (row: number) => Record<string, Edit>): Record<string, Edit> =>
  Object.assign({}, ...rows.map(cells)) as Record<string, Edit>;

/** Forty changes of the workbook of `planPaper`, one a cell, over all of its sheets and kinds of values. */
export const fortyEdits: Record<string, Edit> = {
  ...eachOf([2, 3, 4, 5], (row) => ({
    [`Objectives!B${row}`]: `Renamed ${row}`,
    [`Objectives!D${row}`]: 20 + row,
    [`Objectives!V${row}`]: `Owner ${row}`,
    [`Objectives!K${row}`]: row === 4 ? 0.335 : 7 * row,
    [`Objectives!L${row}`]: row === 4 ? 0.3401 : 8 * row,
    [`Objectives!W${row}`]: 46_700 + row,
  })),
  ...eachOf([2, 3], (row) => ({
    [`Milestones!B${row}`]: `Step ${row}`,
    [`Milestones!E${row}`]: 'Both',
    [`Milestones!F${row}`]: 'Someone else',
  })),
  'Initiatives!B2': 'Another factory',
  'Initiatives!H2': 'Told\nin two lines',
  'Investments!G2': 1234.56,
  'Investments!G3': 12.5,
  'Investments!H3': 3,
  'Accounts!B2': 'Nordwerk SE',
  'Accounts!C3': '=1+1 is what they said',
  'Plan!C9': 'Cloud growth, second try',
  'Plan!C13': 'A new vision',
  'Plan!C21': 'Contoso Cloud\nFabrikam\nTailspin',
};
