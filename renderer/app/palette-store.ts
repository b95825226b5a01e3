import { create } from 'zustand';

/** What the palette offers: everything, or records alone; null while it is closed. */
type PaletteMode = 'all' | 'records' | null;

export const usePaletteStore = create<{ mode: PaletteMode }>(() => ({ mode: null }));
export const openPalette = (mode: NonNullable<PaletteMode>): void => usePaletteStore.setState({ mode });
export const closePalette = (): void => usePaletteStore.setState({ mode: null });
