/** Page sizes in points, and the margins of our hand-outs. */
export const paper = { A4: { width: 595.28, height: 841.89, name: 'A4' }, Letter: { width: 612, height: 792, name: 'LETTER' } } as const;
export const margin = { x: 48, top: 46 } as const;

export const colors = {
  text: '#1b232c',
  muted: '#5a6672',
  line: '#d5dae0',
  accent: '#1f5fa8',
  good: '#13805f',
  warn: '#a06a00',
  bad: '#b3261e',
} as const;

export const sizes = { body: 9.5, small: 8, table: 8.5, title: 15, heading: 10.5, footer: 7.5 } as const;
export const family = 'Inter';

/** Distance of baselines for a size. */
export const leading = (size: number): number => size * 1.42;
