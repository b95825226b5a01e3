/** Colours and sizes of a chart; the window passes its own for light and dark. */
export type ChartTheme = {
  text: string;
  muted: string;
  grid: string;
  axis: string;
  /** One colour a series, in order; with more series than colours they start again, dashed. */
  series: string[];
  fontSize: number;
};

/** Blue, orange, green, plum, sky, brown: told apart with each of the common colour-vision deficiencies, and dark enough for a label on white. */
export const seriesColours = ['#1f5fa8', '#c4570c', '#13805f', '#9b4d86', '#3f8fc4', '#7a5c1e'];

export const paperTheme: ChartTheme = {
  text: '#1b232c',
  muted: '#5a6672',
  grid: '#e3e7eb',
  axis: '#8a949e',
  series: seriesColours,
  fontSize: 8,
};
