import { create } from 'zustand';
import { keep, readKept } from '#renderer/state/kept.ts';
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

const keptKey = 'quarterdeck.portfolio';
const shipped: Pick<PortfolioState, 'grid' | 'viewId'> = { grid: null, viewId: null };

/** How the portfolio is looked at now; it stays while one is elsewhere in the app, and the grid is remembered on this device. */
export const usePortfolioStore = create<PortfolioState>(() => ({
  ...readKept(keptKey, shipped),
  startFilters: {},
  selected: new Set(),
  active: null,
}));

/** Names of partners and people stay in the encrypted store: what is searched for and whose partners are shown is not kept beside it. */
const withoutNames = ({ filters: { owner: _, ...filters }, ...grid }: GridState): GridState => ({ ...grid, filters, text: '' });

const change = (next: Partial<Pick<PortfolioState, 'grid' | 'startFilters' | 'viewId'>>): void => {
  usePortfolioStore.setState(next);
  const { grid, viewId } = usePortfolioStore.getState();
  keep(keptKey, { grid: grid && withoutNames(grid), viewId });
};

export const setGrid = (grid: GridState | null, viewId?: string | null): void =>
  change(viewId === undefined ? { grid } : { grid, viewId, startFilters: {} });
export const setSelected = (selected: ReadonlySet<string>): void => usePortfolioStore.setState({ selected });
export const setActive = (active: string): void => usePortfolioStore.setState({ active });
/** Narrows the portfolio to the partners of one owner, whatever it was narrowed to before. */
export const showPartnersOf = (owner: string): void => {
  const { grid } = usePortfolioStore.getState();
  change({
    grid: grid ? { ...grid, text: '', ranges: {}, filters: { owner: [owner] } } : null,
    startFilters: { owner: [owner] },
    viewId: null,
  });
};
