import type { Timeline } from '#shared/plan/timeline.ts';

/** Sizes of the drawing in pixels. */
export const sizes = { names: 224, head: 40, tallHead: 56, bar: 22, row: 26, gap: 8, empty: 14, margin: 12 } as const;

/** A point of the drawing: `at` as a share of the year, `y` in pixels from its top. */
type Point = { at: number; y: number };

export type PlacedLane = { top: number; height: number };

/** Where each lane and each milestone stands, and how high the whole is. */
export const placeTimeline = ({ lanes }: Pick<Timeline, 'lanes'>): { lanes: PlacedLane[]; points: Map<string, Point>; height: number } => {
  const points = new Map<string, Point>();
  const placed: PlacedLane[] = [];
  let top = 0;
  for (const { marks, rows, initiative } of lanes) {
    const bar = initiative ? sizes.bar : 4;
    // a lane is never lower than the two lines of its name
    const height = Math.max(44, bar + (rows === 0 ? sizes.empty : rows * sizes.row) + sizes.gap);
    for (const { milestone, at, row } of marks) points.set(milestone.id, { at, y: top + bar + row * sizes.row + sizes.row / 2 });
    placed.push({ top, height });
    top += height;
  }
  return { lanes: placed, points, height: top };
};
