import { create } from 'zustand';
import type { GridState } from '#renderer/ui/grid/columns.ts';

type PlansState = {
  /** Null: as it starts. */
  grid: GridState | null;
  /** The plan that the keyboard is on. */
  active: string | null;
};

/** How the list of plans is looked at now; it stays while one is elsewhere in the app. */
export const usePlansStore = create<PlansState>(() => ({ grid: null, active: null }));

export const setGrid = (grid: GridState): void => usePlansStore.setState({ grid });
export const setActive = (active: string | null): void => usePlansStore.setState({ active });
