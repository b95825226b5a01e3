import { create } from 'zustand';
import type { QbrSectionKey } from '#shared/qbr/sections.ts';

type QbrsState = {
  /** Null: the quarter of the as-of date. */
  quarter: string | null;
  find: string;
  /** Whose reviews are shown; null: everybody's, empty: nobody's. */
  owner: string | null;
  /** Whether partners are shown whose cadence asks for no review of the quarter. */
  withNoneDue: boolean;
  selected: ReadonlySet<string>;
  /** What is open in the editor of each review: a section, or `about`. */
  openSection: Record<string, QbrSectionKey>;
};

const unfiltered = { find: '', owner: null };

/** How the reviews are looked at now; it stays while one is elsewhere in the app. */
export const useQbrsStore = create<QbrsState>(() => ({
  ...unfiltered,
  quarter: null,
  withNoneDue: false,
  selected: new Set(),
  openSection: {},
}));

export const setQuarter = (quarter: string | null): void => useQbrsStore.setState({ quarter, selected: new Set() });
export const setFind = (find: string): void => useQbrsStore.setState({ find });
export const setOwner = (owner: string | null): void => useQbrsStore.setState({ owner });
export const setWithNoneDue = (withNoneDue: boolean): void => useQbrsStore.setState({ withNoneDue });
export const clearFilter = (): void => useQbrsStore.setState(unfiltered);
export const setSelected = (selected: ReadonlySet<string>): void => useQbrsStore.setState({ selected });
export const openSection = (id: string, key: QbrSectionKey): void =>
  useQbrsStore.setState(({ openSection: open }) => ({ openSection: { ...open, [id]: key } }));
