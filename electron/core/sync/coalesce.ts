import { atomOf, type Fields, type SyncTable } from '#shared/sync/table.ts';

/** One captured change, as far as its content goes. `base`: the version of the row that its writer had seen. */
export type Captured = { op: 'i' | 'u' | 'd'; fields: Fields | null; was: Fields | null; base: number | null };

/** What two changes of one row come to: what is left of the earlier (null: nothing) and of the later one. */
export type Coalesced = { earlier: Captured | null; later: Captured | null };

const pickAtoms = (table: SyncTable, fields: Fields, keep: (atom: string) => boolean): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([column]) => keep(atomOf(table, column).name)));

const isEmpty = (table: SyncTable, fields: Fields): boolean => Object.keys(fields).every((column) => table.quiet.includes(column));

const atomsIn = (table: SyncTable, fields: Fields | null): Set<string> =>
  new Set(
    Object.keys(fields ?? {})
      .filter((column) => !table.quiet.includes(column))
      .map((column) => atomOf(table, column).name),
  );

/**
 * Two edits: what is typed again goes with the later one, as of when it was typed, and keeps the base from which it was edited first, so that nobody's value
 * between is overwritten unseen. What is not typed again stays as of when it was.
 */
const edits = (table: SyncTable, earlier: Captured, later: Captured): Coalesced => {
  const known = atomsIn(table, earlier.fields);
  const again = new Set([...atomsIn(table, later.fields)].filter((atom) => known.has(atom)));
  if (again.size === 0) return { earlier, later };
  const isAgain = (atom: string): boolean => again.has(atom);
  const was = { ...later.was, ...pickAtoms(table, earlier.was ?? {}, isAgain) };
  const fields = later.fields ?? {};
  // back to what it was, with nothing seen in between: as if it had not been touched
  const undone = new Set(
    [...again].filter((atom) => {
      const first = Object.entries(pickAtoms(table, earlier.was ?? {}, (name) => name === atom));
      return earlier.base === later.base && first.length > 0 && first.every(([column, value]) => fields[column] === value);
    }),
  );
  const left = pickAtoms(table, earlier.fields ?? {}, (atom) => !isAgain(atom));
  const rest = pickAtoms(table, fields, (atom) => !undone.has(atom));
  return {
    earlier: isEmpty(table, left) ? null : { ...earlier, fields: left, was: pickAtoms(table, earlier.was ?? {}, (atom) => !isAgain(atom)) },
    later: isEmpty(table, rest)
      ? null
      : { ...later, fields: rest, was: pickAtoms(table, was, (atom) => !undone.has(atom)), base: earlier.base },
  };
};

/** An edit or deletion over one that is on its way: what it had seen of the same values is what that one had seen. */
export const overSent = (table: SyncTable, sent: Captured, later: Captured): Captured => {
  if (sent.op !== 'u' || sent.base === null || later.base === null || sent.base >= later.base) return later;
  const known = atomsIn(table, sent.fields);
  const isOver = later.op === 'd' || (later.op === 'u' && [...atomsIn(table, later.fields)].some((atom) => known.has(atom)));
  return isOver ? { ...later, base: sent.base } : later;
};

/** A row that went and came back with the same key before anybody heard of it is an edit of what differs. `content`: the row as it is now. */
const cameBack = (table: SyncTable, gone: Captured, content: Fields): Captured | null => {
  const before = gone.was ?? {};
  const atoms = new Set(
    Object.keys(content)
      .filter(
        (column) => !table.key.includes(column) && !table.quiet.includes(column) && (before[column] ?? null) !== (content[column] ?? null),
      )
      .map((column) => atomOf(table, column).name),
  );
  if (atoms.size === 0) return null;
  const changed = (fields: Fields): Fields => pickAtoms(table, fields, (atom) => atoms.has(atom));
  const quiet = Object.fromEntries(table.quiet.filter((column) => column in content).map((column) => [column, content[column] ?? null]));
  return { op: 'u', fields: { ...changed(content), ...quiet }, was: changed(before), base: gone.base };
};

/** What becomes of two changes of one row of which the server knows neither. `content`: the row as it is now, null when it is gone. */
export const coalesce = (table: SyncTable, earlier: Captured, later: Captured, content: Fields | null): Coalesced => {
  if (earlier.op === 'i') {
    if (later.op === 'd') return { earlier: null, later: null };
    // what an insert holds is read when it is sent, unless it had to be kept apart from what came over its row
    const fields = earlier.fields && { ...earlier.fields, ...(later.op === 'u' ? later.fields : content) };
    return { earlier: { ...earlier, fields, was: earlier.was && { ...later.was, ...earlier.was } }, later: null };
  }
  if (earlier.op === 'u' && later.op === 'u') return edits(table, earlier, later);
  if (later.op === 'd') return { earlier: null, later: { ...later, base: earlier.base, was: { ...later.was, ...earlier.was } } };
  if (earlier.op === 'd' && later.op === 'i' && content) return { earlier: cameBack(table, earlier, content), later: null };
  return { earlier, later };
};
