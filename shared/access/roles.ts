import type { Fields, SyncTable } from '#shared/sync/table.ts';

/** What a member of a company is. */
export const memberRoles = ['viewer', 'cam', 'rep', 'manager', 'operations', 'admin'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Groups of fields that not every role may see: what is earned on a partner, and notes that are meant for colleagues alone. */
export type FieldGroup = 'margin' | 'notes';

const marginColumns: Readonly<Record<string, readonly string[]>> = {
  incentive: ['earned_minor', 'paid_minor', 'baseline_minor', 'actual_minor'],
  joint_solution: ['vendor_investment_minor', 'partner_investment_minor'],
  lead: ['fee_minor'],
  product: ['list_price_minor'],
};
const notesTables: readonly string[] = ['note', 'note_update'];

const seenBy: Readonly<Record<MemberRole, readonly FieldGroup[]>> = {
  viewer: [],
  rep: ['notes'],
  cam: ['margin', 'notes'],
  manager: ['margin', 'notes'],
  operations: ['margin', 'notes'],
  // who runs the server has no need of what is earned
  admin: ['notes'],
};

const groupOf = (table: string, column: string): FieldGroup | null => {
  if (marginColumns[table]?.includes(column)) return 'margin';
  return column === 'note' ? 'notes' : null;
};

/** The columns of a table that a role may not see; they are never sent to it. */
export const hiddenColumns = (role: MemberRole, table: SyncTable): string[] =>
  table.columns.filter((column) => {
    const group = groupOf(table.name, column);
    return group !== null && !seenBy[role].includes(group);
  });

/** True for a table of which a role may see nothing. */
export const isHiddenTable = (role: MemberRole, table: string): boolean => notesTables.includes(table) && !seenBy[role].includes('notes');

/** The columns among `fields` that a role may not see, and so not write. */
export const hiddenAmong = (role: MemberRole, table: SyncTable, fields: Readonly<Fields>): string[] => {
  const hidden = hiddenColumns(role, table);
  return hidden.filter((column) => column in fields);
};
