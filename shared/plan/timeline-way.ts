import type { TimelineLane, TimelineMark } from './timeline.ts';

/** Where an arrow key, Home or End goes. */
export type TimelineWay = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The milestone to which an arrow key goes from another: left and right in the order of their days, up and down to the nearest of the next lane that has some. Null: none. */
export const nextMark = (lanes: ReadonlyArray<Pick<TimelineLane, 'marks'>>, from: string, way: TimelineWay): string | null => {
  const inTime = lanes.flatMap(({ marks }) => marks).toSorted((a, b) => a.at - b.at);
  const idOf = (mark: TimelineMark | undefined): string | null => mark?.milestone.id ?? null;
  if (way === 'first') return idOf(inTime[0]);
  if (way === 'last') return idOf(inTime.at(-1));
  const at = inTime.findIndex(({ milestone }) => milestone.id === from);
  if (at === -1) return idOf(inTime[0]);
  if (way === 'left' || way === 'right') return idOf(inTime[at + (way === 'left' ? -1 : 1)]);
  const here = inTime[at];
  const filled = lanes.filter(({ marks }) => marks.length > 0);
  const lane = filled.findIndex(({ marks }) => marks.some(({ milestone }) => milestone.id === from));
  const next = filled[lane + (way === 'up' ? -1 : 1)];
  return idOf(next?.marks.toSorted((a, b) => Math.abs(a.at - (here?.at ?? 0)) - Math.abs(b.at - (here?.at ?? 0)))[0]);
};
