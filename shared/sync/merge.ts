import type { Hlc } from './clock.ts';
import type { Operation } from './protocol.ts';
import { type Atom, atomOf, type Fields, type SyncTable } from './table.ts';

/**
 * The decision about one operation on one row: pure, and the same on the server and in the simulation.
 * Invariants: different fields are both kept; of two edits of one field, of which neither had seen the other, the one with the greater clock stands and the other is kept as a
 * conflict; an edit that had seen what it replaces simply stands; strict atoms never change without having been seen; a delete stays and an edit against it is kept; nothing
 * that was typed vanishes without a trace.
 */

/** Who wrote the value of an atom last. `seq`: the server's number of that write; `thisWrite` while it is being made. */
export type Clock = readonly [seq: number, hlc: Hlc, member: string, device: string];
/** The number of the write that is being decided: it is known only when the decision is made. */
export const thisWrite = -1;

/** A row as the server keeps it. A deleted one keeps its fields, so that it can be restored. `clocks`: by atom, and only of those edited after the row was made; making, deleting and restoring have one each. */
export type StoredRow = { scope: string; ver: number; deleted: boolean; fields: Fields; clocks: Readonly<Record<string, Clock>> };

export type Writer = { member: string; device: string };

/** The clocks of the making, the deletion and the last restoring of a row stand under these names. */
const making = '*';
const deletion = '-';
const restoring = '+';
const ofTheRow: readonly string[] = [making, deletion, restoring];

export type ConflictKind = 'field' | 'strict' | 'deleted' | 'late-edit';
/** A clash, before it has an id. `base`: what the losing writer started from, as far as it said. */
export type Clash = {
  kind: ConflictKind;
  field: string;
  base: Fields;
  win: Fields;
  lose: Fields;
  winBy: Writer | null;
  loseBy: Writer;
  loseAt: Hlc;
};

/** `row`: what to write; null when nothing changes. */
export type Decision = { row: StoredRow | null; clashes: Clash[] };

const pick = (fields: Readonly<Fields>, columns: Iterable<string>): Fields =>
  Object.fromEntries([...columns].map((column) => [column, fields[column] ?? null]));
const sameIn = (columns: readonly string[], one: Readonly<Fields>, other: Readonly<Fields>): boolean =>
  columns.every((column) => (one[column] ?? null) === (other[column] ?? null));

const hasSeen = (clock: Clock | undefined, op: Operation, writer: Writer): boolean =>
  clock === undefined ? op.b !== null : clock[3] === writer.device || (clock[0] !== thisWrite && clock[0] <= (op.b ?? 0));

const clockOf = (op: Operation, writer: Writer): Clock => [thisWrite, op.h, writer.member, writer.device];
const writerOf = (clock: Clock | undefined): Writer | null => (clock ? { member: clock[2], device: clock[3] } : null);

/** A clash goes by the one column that differs; by the name of the atom when several do. */
const nameOf = (atom: Atom, columns: readonly string[], one: Fields, other: Fields): string => {
  const differing = columns.filter((column) => (one[column] ?? null) !== (other[column] ?? null));
  return differing.length === 1 && differing[0] !== undefined ? differing[0] : atom.name;
};

/** The changed columns of an operation by their atoms; quiet ones are left to `quietOf`. */
const byAtom = (table: SyncTable, fields: Fields): Array<{ atom: Atom; columns: string[] }> => {
  const found = new Map<string, { atom: Atom; columns: string[] }>();
  for (const column of Object.keys(fields)) {
    if (table.quiet.includes(column) || table.key.includes(column)) continue;
    const atom = atomOf(table, column);
    const entry = found.get(atom.name);
    if (entry) entry.columns.push(column);
    else found.set(atom.name, { atom, columns: [column] });
  }
  return [...found.values()];
};

const later = (one: unknown, other: unknown): boolean => typeof one === 'number' && (typeof other !== 'number' || one > other);

/** Times of change: the later one stands, whoever wrote it. */
const quietOf = (table: SyncTable, row: StoredRow, op: Operation): Fields =>
  Object.fromEntries(
    table.quiet
      .filter((column) => column in op.f && later(op.f[column], row.fields[column]))
      .map((column) => [column, op.f[column] ?? null]),
  );

const mergeFields = (table: SyncTable, row: StoredRow, op: Operation, writer: Writer): Decision => {
  const fields: Fields = { ...row.fields };
  const clocks: Record<string, Clock> = { ...row.clocks };
  const clashes: Clash[] = [];
  let changed = false;
  for (const { atom, columns } of byAtom(table, op.f)) {
    // what both typed alike is no clash, and the value keeps the clock it has
    if (sameIn(columns, row.fields, op.f)) continue;
    const clock = clocks[atom.name] ?? clocks[making];
    const seen = hasSeen(clock, op, writer);
    const wins = seen || (!atom.strict && op.h > (clock?.[1] ?? ''));
    const current = pick(row.fields, columns);
    const incoming = pick(op.f, columns);
    if (!seen && !table.isSilent)
      clashes.push({
        kind: atom.strict ? 'strict' : 'field',
        field: nameOf(atom, columns, current, incoming),
        base: pick(op.p, columns),
        win: wins ? incoming : current,
        lose: wins ? current : incoming,
        winBy: wins ? writer : writerOf(clock),
        loseBy: wins ? (writerOf(clock) ?? writer) : writer,
        loseAt: wins ? (clock?.[1] ?? op.h) : op.h,
      });
    if (!wins) continue;
    Object.assign(fields, incoming);
    clocks[atom.name] = clockOf(op, writer);
    changed = true;
  }
  if (!changed) return { row: null, clashes };
  return { row: { ...row, fields: { ...fields, ...quietOf(table, row, op) }, clocks }, clashes };
};

/** Somebody deleted the row and the writer had not seen it: the deletion stays, the edit is kept to be brought back. */
const againstDeletion = (table: SyncTable, row: StoredRow, op: Operation, writer: Writer): Decision => {
  const columns = Object.keys(op.f).filter((column) => !table.quiet.includes(column) && !table.key.includes(column));
  if (columns.length === 0) return { row: null, clashes: [] };
  return {
    row: null,
    clashes: [
      {
        kind: 'deleted',
        field: columns.length === 1 ? (columns[0] ?? '') : '*',
        base: pick(op.p, columns),
        win: {},
        lose: pick(op.f, columns),
        winBy: writerOf(row.clocks[deletion]),
        loseBy: writer,
        loseAt: op.h,
      },
    ],
  };
};

/** The edits of others that a deletion had not seen go into the inbox, so that they can be brought back. */
const deleteRow = (table: SyncTable, row: StoredRow, op: Operation, writer: Writer): Decision => {
  const unseen = Object.entries(row.clocks).filter(([name, clock]) => !hasSeen(clock, op, writer) && name !== deletion);
  const isWhole = unseen.some(([name]) => ofTheRow.includes(name));
  const columns = Object.keys(row.fields).filter(
    (column) => !table.key.includes(column) && (isWhole || unseen.some(([name]) => atomOf(table, column).name === name)),
  );
  const latest = unseen.map(([, clock]) => clock).sort((one, other) => (one[1] < other[1] ? 1 : -1))[0];
  const clashes: Clash[] =
    latest && !table.isSilent
      ? [
          {
            kind: 'deleted',
            field: columns.length === 1 ? (columns[0] ?? '*') : '*',
            base: {},
            win: {},
            lose: pick(row.fields, columns),
            winBy: writer,
            loseBy: { member: latest[2], device: latest[3] },
            loseAt: latest[1],
          },
        ]
      : [];
  return { row: { ...row, deleted: true, clocks: { ...row.clocks, [deletion]: clockOf(op, writer) } }, clashes };
};

const restoreRow = (table: SyncTable, row: StoredRow, op: Operation, writer: Writer): Decision => {
  const { [deletion]: _, ...clocks } = row.clocks;
  const edited = byAtom(table, op.f).map(({ atom }) => [atom.name, clockOf(op, writer)] as const);
  return {
    row: {
      ...row,
      deleted: false,
      fields: { ...row.fields, ...op.f },
      // a deletion that had not seen the restoring must not take the row away in silence
      clocks: { ...clocks, ...Object.fromEntries(edited), [restoring]: clockOf(op, writer) },
    },
    clashes: [],
  };
};

/**
 * Decides about one operation that passed the rules of permission. `row`: the row as it stands after the operations before it, undefined when the server never had
 * it. An insert of a row that is there counts as an edit of each of its fields that has not seen what is there.
 */
export const decide = (table: SyncTable, row: StoredRow | undefined, op: Operation, scope: string, writer: Writer): Decision => {
  if (!row) {
    if (op.o === 'd') return { row: null, clashes: [] };
    return { row: { scope, ver: thisWrite, deleted: false, fields: { ...op.f }, clocks: { [making]: clockOf(op, writer) } }, clashes: [] };
  }
  if (op.o === 'd') return row.deleted ? { row: null, clashes: [] } : deleteRow(table, row, op, writer);
  if (!row.deleted) return mergeFields(table, row, op, writer);
  // a name that was taken away and is given again, or a restoring: the row is there again
  if (op.o === 'r' || op.o === 'i') return restoreRow(table, row, op, writer);
  return againstDeletion(table, row, op, writer);
};
