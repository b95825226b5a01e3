import { create } from 'zustand';
import type { GridState } from '#renderer/ui/grid/columns.ts';

type PortfolioState = {
  /** Null until somebody changed something: then the grid's first state holds. */
  grid: GridState | null;
  /** Filters to start with while `grid` is null. */
  startFilters: GridState['filters'];
  viewId: string | null;
  selected: ReadonlySet<string>;
  /** The row that the keyboard was on, to come back to. */
  active: string | null;
};

/** How the portfolio is looked at now; it stays while one is elsewhere in the app. */
export const usePortfolioStore = create<PortfolioState>(() => ({
  grid: null,
  startFilters: {},
  viewId: null,
  selected: new Set(),
  active: null,
}));

export const setGrid = (grid: GridState | null, viewId?: string | null): void =>
  usePortfolioStore.setState(viewId === undefined ? { grid } : { grid, viewId, startFilters: {} });
export const setSelected = (selected: ReadonlySet<string>): void => usePortfolioStore.setState({ selected });
export const setActive = (active: string): void => usePortfolioStore.setState({ active });
/** Narrows the portfolio to the partners of one owner, whatever it was narrowed to before. */
export const showPartnersOf = (owner: string): void =>
  usePortfolioStore.setState(({ grid }) => ({
    grid: grid ? { ...grid, text: '', ranges: {}, filters: { owner: [owner] } } : null,
    startFilters: { owner: [owner] },
    viewId: null,
  }));
