import type { ChartTheme } from '#shared/charts/theme.ts';

/** The chart's colours are the window's own, so they follow light and dark by themselves. */
export const windowChartTheme: ChartTheme = {
  text: 'var(--qd-text)',
  muted: 'var(--qd-muted)',
  grid: 'var(--qd-line)',
  axis: 'var(--qd-line-strong)',
  series: [1, 2, 3, 4, 5, 6].map((number) => `var(--qd-series-${number})`),
  fontSize: 11,
};
