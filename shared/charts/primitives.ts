/** A drawn chart: plain shapes on a canvas of `width` by `height` points, y downwards. The window draws them as SVG, the hand-out as PDF vectors. */
export type Drawing = { width: number; height: number; primitives: Primitive[] };

/** Which value a shape stands for, or a text writes out; shapes without one are furniture (axes, grid, names). */
export type Datum = { series: string; category: number };
export type Anchor = 'start' | 'middle' | 'end';
export type Weight = 'regular' | 'bold';

/** Texts sit on the baseline at (x, y). Colours are CSS hex. */
export type Primitive =
  | { kind: 'rect'; x: number; y: number; width: number; height: number; fill: string; datum?: Datum }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; stroke: string; strokeWidth: number; dash?: number[] }
  | { kind: 'polyline'; points: [number, number][]; stroke: string; strokeWidth: number; dash?: number[] }
  | { kind: 'circle'; cx: number; cy: number; r: number; fill: string; datum?: Datum }
  | { kind: 'text'; x: number; y: number; text: string; size: number; fill: string; anchor: Anchor; weight: Weight; datum?: Datum };
