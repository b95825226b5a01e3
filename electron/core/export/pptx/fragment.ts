import type { Chart } from '#shared/documents/model.ts';
import type { Say } from '#shared/documents/words.ts';
import type { Slide } from './paint.ts';

/** What the parts of a deck share while it is made. `charts` lists the charts in the order in which they were put on slides. */
export type DeckContext = { language: string; say: Say; charts: { chart: Chart; width: number; height: number }[] };

/** A measured piece of a slide, in points. */
export type Fragment = { height: number; draw(slide: Slide, x: number, y: number): void };

export type Taken = { fragment: Fragment | null; rest: Flow | null };
/**
 * A block that lays itself out: what fits in the room, and what is left for the next slide. `fragment` is null when nothing sensible fits. On a `fresh` slide it
 * always takes something, so that every document ends.
 */
export type Flow = { take(width: number, room: number, fresh: boolean): Taken };

/** Flows below each other; the first that does not fit, and all after it, are the rest. */
export const chainFlows = (flows: Flow[], gap: number): Flow => ({
  take(width, room, fresh) {
    const fragments: Fragment[] = [];
    let used = 0;
    for (const [index, flow] of flows.entries()) {
      const { fragment, rest } = flow.take(width, room - used, fresh && fragments.length === 0);
      if (fragment) {
        fragments.push(fragment);
        used += fragment.height + gap;
      }
      if (rest)
        return {
          fragment: fragments.length ? stackFragments(fragments, gap) : null,
          rest: chainFlows([rest, ...flows.slice(index + 1)], gap),
        };
    }
    return { fragment: fragments.length ? stackFragments(fragments, gap) : null, rest: null };
  },
});

/** A flow that is never divided. */
export const wholeFlow = (fragment: Fragment): Flow => ({
  take: (_, room, fresh) => (fresh || fragment.height <= room ? { fragment, rest: null } : { fragment: null, rest: wholeFlow(fragment) }),
});

export const stackFragments = (fragments: Fragment[], gap = 0): Fragment => ({
  height: fragments.reduce((sum, fragment) => sum + fragment.height, 0) + gap * Math.max(0, fragments.length - 1),
  draw(slide, x, y) {
    let at = y;
    for (const fragment of fragments) {
      fragment.draw(slide, x, at);
      at += fragment.height + gap;
    }
  },
});
