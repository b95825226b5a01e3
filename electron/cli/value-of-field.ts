import type { Conflict } from '#shared/api/sync.ts';

/** One side of a clash for a script: the value of the field by itself, where the only other column is the key made from it (a name and its key). */
export const valueOfField = (field: string, side: Conflict['mine']): Conflict['mine'] =>
  side !== null &&
  typeof side === 'object' &&
  field in side &&
  Object.keys(side).every((column) => column === field || column === `${field}_key`)
    ? (side[field] ?? null)
    : side;
