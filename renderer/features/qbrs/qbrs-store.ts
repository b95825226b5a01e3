import { create } from 'zustand';
import type { QbrSectionKey } from '#shared/qbr/sections.ts';

type QbrsState = {
  /** Null: the quarter of the as-of date. */
  quarter: string | null;
  find: string;
  selected: ReadonlySet<string>;
  /** What is open in the editor of each review. */
  openSection: Record<string, QbrSectionKey | 'about'>;
};

/** How the reviews are looked at now; it stays while one is elsewhere in the app. */
export const useQbrsStore = create<QbrsState>(() => ({ quarter: null, find: '', selected: new Set(), openSection: {} }));

export const setQuarter = (quarter: string | null): void => useQbrsStore.setState({ quarter, selected: new Set() });
export const setFind = (find: string): void => useQbrsStore.setState({ find });
export const setSelected = (selected: ReadonlySet<string>): void => useQbrsStore.setState({ selected });
export const openSection = (id: string, key: QbrSectionKey | 'about'): void =>
  useQbrsStore.setState(({ openSection: open }) => ({ openSection: { ...open, [id]: key } }));
