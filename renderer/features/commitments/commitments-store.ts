import { create } from 'zustand';
import type { GridState } from '#renderer/ui/grid/columns.ts';

export const ledgerViews = ['due', 'partner', 'side'] as const;
export type LedgerView = (typeof ledgerViews)[number];

type CommitmentsState = {
  view: LedgerView;
  /** Settled ones are shown too. */
  isAll: boolean;
  /** Null: as it starts. */
  grid: GridState | null;
  /** The commitment that the keyboard is on. */
  active: string | null;
};

/** How the ledger is looked at now; it stays while one is elsewhere in the app. */
export const useCommitmentsStore = create<CommitmentsState>(() => ({ view: 'due', isAll: false, grid: null, active: null }));

export const setView = (view: LedgerView): void => useCommitmentsStore.setState({ view });
export const setAll = (isAll: boolean): void => useCommitmentsStore.setState({ isAll });
export const setGrid = (grid: GridState): void => useCommitmentsStore.setState({ grid });
export const setActive = (active: string | null): void => useCommitmentsStore.setState({ active });
