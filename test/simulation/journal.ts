import type { Hlc } from '#shared/sync/clock.ts';
import type { Operation } from '#shared/sync/protocol.ts';
import { markOf, slotsOf } from './sim-tables.ts';

/** One value as it was typed. `saw`: the mark that stood there on that device before; null for an empty place or one that nobody typed. */
export type Typed = { mark: number; cell: string; device: string; member: string; saw: number | null; by: 'hand' | 'settling' };
/** One deletion as it was made: the marks of the row that its maker saw. `device`: its id at the server. */
export type Removed = { table: string; row: string; device: string; saw: ReadonlySet<number> };

/** What is told of while it is done. */
export type Witness = {
  /** A number that no value of the history had so far. */
  nextMark(): number;
  type(typed: Typed): void;
  remove(removed: Removed): void;
};

/**
 * What people did, as they would tell it: the witness against which the end is held. It knows nothing of clocks, versions or merging, but for the stamps under
 * which values were sent.
 */
export type Journal = Witness & {
  /** Remembers the stamp of each value of an operation that was sent. */
  sent(op: Operation): void;
  lastMark(): number;
  typings(): readonly Typed[];
  typingsOf(mark: number): readonly Typed[];
  removals(): readonly Removed[];
  /** The earliest stamp under which a value was sent. */
  stampOf(mark: number): Hlc | null;
  /** Had whoever typed `mark` seen `earlier`, directly or through what stood between? */
  hadSeen(mark: number, earlier: number): boolean;
  /**
   * The same, as far as the values tell: one that was settled or brought back was typed twice, often on two devices. Whoever saw it may have seen it as it stood the first time, and
   * then knows nothing of what stood between.
   */
  surelySaw(mark: number, earlier: number): boolean;
  /** These values are gone with the disk they were on; nobody could have kept them. */
  excuse(marks: Iterable<number>): void;
  isExcused(mark: number): boolean;
};

export const cellOf = (table: string, row: string, slot: string): string => `${table} ${row} ${slot}`;

export const createJournal = (): Journal => {
  const typings: Typed[] = [];
  const byMark = new Map<number, Typed[]>();
  const removals: Removed[] = [];
  const stamps = new Map<number, Hlc>();
  const excused = new Set<number>();
  let last = 1000;
  const typingsOf = (mark: number): readonly Typed[] => byMark.get(mark) ?? [];
  const reaches = (mark: number, earlier: number, behind: (mark: number) => readonly Typed[]): boolean => {
    const open = [mark];
    const known = new Set<number>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const { saw } of behind(at)) {
        if (saw === earlier) return true;
        if (saw !== null && !known.has(saw)) {
          known.add(saw);
          open.push(saw);
        }
      }
    }
    return false;
  };
  const typedTwice = (mark: number): boolean => typingsOf(mark).length > 1;
  return {
    nextMark: () => (last += 1),
    lastMark: () => last,
    type: (typed) => {
      typings.push(typed);
      byMark.set(typed.mark, [...typingsOf(typed.mark), typed]);
    },
    remove: (removed) => void removals.push(removed),
    sent: (op) => {
      for (const { tag } of slotsOf(op.t)) {
        const mark = markOf(op.f[tag]);
        const before = mark === null ? undefined : stamps.get(mark);
        // an insert that is sent again holds what was typed since, under the stamp that it had
        if (mark !== null && (before === undefined || op.h < before)) stamps.set(mark, op.h);
      }
    },
    typings: () => typings,
    typingsOf,
    removals: () => removals,
    stampOf: (mark) => stamps.get(mark) ?? null,
    hadSeen: (mark, earlier) => reaches(mark, earlier, typingsOf),
    surelySaw: (mark, earlier) => !typedTwice(earlier) && reaches(mark, earlier, (at) => (typedTwice(at) ? [] : typingsOf(at))),
    excuse: (marks) => {
      for (const mark of marks) excused.add(mark);
    },
    isExcused: (mark) => excused.has(mark),
  };
};

/** What one action does, which counts when the action is on the disk. `turn`: now it is. */
export const journalPage = (journal: Journal): { witness: Witness; turn(): void; text(): string } => {
  const typed: Typed[] = [];
  const removed: Removed[] = [];
  return {
    witness: { nextMark: journal.nextMark, type: (one) => void typed.push(one), remove: (one) => void removed.push(one) },
    turn: () => {
      for (const one of removed) journal.remove(one);
      for (const one of typed) journal.type(one);
    },
    text: () =>
      [
        ...removed.map(({ table, row }) => `without ${table} ${row}`),
        ...typed.map(({ mark, cell, saw }) => `${cell} = t${mark}${saw === null ? '' : ` over t${saw}`}`),
      ].join(', '),
  };
};
