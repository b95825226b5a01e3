import type { CellState } from './marks.ts';

/** One action of the user: its cells before and after. */
export type SheetStep = { before: readonly CellState[]; after: readonly CellState[] };

/** What can be undone and done again, the latest last. */
export type SheetHistory = { past: readonly SheetStep[]; future: readonly SheetStep[] };

export const emptyHistory: SheetHistory = { past: [], future: [] };

const kept = 100;

/** The history after a way through it, the step that was gone, and its cells as they are to be. */
type Went = { history: SheetHistory; step: SheetStep; cells: readonly CellState[] };

/** The history after one more action; what was undone before it cannot be done again. */
export const remembered = ({ past }: SheetHistory, step: SheetStep): SheetHistory => ({ past: [...past, step].slice(-kept), future: [] });

/** The history one step back, with the cells as they were; null at the beginning. */
export const undone = ({ past, future }: SheetHistory): Went | null => {
  const step = past.at(-1);
  return step ? { history: { past: past.slice(0, -1), future: [...future, step] }, step, cells: step.before } : null;
};

/** The history one step on, with the cells as they became; null at the end. */
export const redone = ({ past, future }: SheetHistory): Went | null => {
  const step = future.at(-1);
  return step ? { history: { past: [...past, step], future: future.slice(0, -1) }, step, cells: step.after } : null;
};
