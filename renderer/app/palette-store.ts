import { createSpotlight } from '@mantine/spotlight';
import { create } from 'zustand';

/** Whether the palette offers everything, or records alone. */
type PaletteMode = 'all' | 'records';

export const [paletteStore, palette] = createSpotlight();
export const usePaletteMode = create<{ mode: PaletteMode }>(() => ({ mode: 'all' }));

export const openPalette = (mode: PaletteMode): void => {
  usePaletteMode.setState({ mode });
  palette.open();
};
