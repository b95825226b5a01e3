/** A measured piece of a page, in points; `C` is what it is drawn on (a slide, a page of a PDF). */
export type Fragment<C> = { height: number; draw(canvas: C, x: number, y: number): void };

export type Taken<C> = { fragment: Fragment<C> | null; rest: Flow<C> | null };
/**
 * A block that lays itself out: what fits in the room, and what is left for the next page. `fragment` is null when nothing sensible fits. On a `fresh` page it
 * always takes something while anything is left, so that every document ends.
 */
export type Flow<C> = { take(width: number, room: number, fresh: boolean): Taken<C> };

export const stackFragments = <C>(fragments: Fragment<C>[], gap = 0): Fragment<C> => ({
  height: fragments.reduce((sum, fragment) => sum + fragment.height, 0) + gap * Math.max(0, fragments.length - 1),
  draw(canvas, x, y) {
    let at = y;
    for (const fragment of fragments) {
      fragment.draw(canvas, x, at);
      at += fragment.height + gap;
    }
  },
});

/** Flows below each other; the first that does not fit, and all after it, are the rest. */
export const chainFlows = <C>(flows: Flow<C>[], gap: number): Flow<C> => ({
  take(width, room, fresh) {
    const fragments: Fragment<C>[] = [];
    const taken = (): Fragment<C> | null => (fragments.length ? stackFragments(fragments, gap) : null);
    let used = 0;
    for (const [index, flow] of flows.entries()) {
      const { fragment, rest } = flow.take(width, room - used, fresh && fragments.length === 0);
      if (fragment) {
        fragments.push(fragment);
        used += fragment.height + gap;
      }
      if (rest) return { fragment: taken(), rest: chainFlows([rest, ...flows.slice(index + 1)], gap) };
    }
    return { fragment: taken(), rest: null };
  },
});

/** A piece that is never divided; `make` measures it for a width. */
export const wholeFlow = <C>(make: (width: number) => Fragment<C>): Flow<C> => ({
  take(width, room, fresh) {
    const fragment = make(width);
    return fresh || fragment.height <= room ? { fragment, rest: null } : { fragment: null, rest: wholeFlow(make) };
  },
});

/** A heading that is never parted from the beginning of what it heads. `again` makes the heading of each further page; without it there is none. */
export const headedFlow = <C>(
  heading: (width: number) => Fragment<C>,
  inner: Flow<C>,
  again?: (width: number) => Fragment<C>,
): Flow<C> => ({
  take(width, room, fresh) {
    const title = heading(width);
    const { fragment, rest } = inner.take(width, room - title.height, fresh);
    if (!fragment) return { fragment: null, rest: rest && headedFlow(heading, rest, again) };
    return { fragment: stackFragments([title, fragment]), rest: rest && again ? headedFlow(again, rest, again) : rest };
  },
});

/** Higher than this, in points, a block is not moved to the next page for the sake of its note. */
const mostMovedForNote = 300;

/** A note that stays with the end of what it explains: both move to the next page when the note alone would. */
export const notedFlow = <C>(inner: Flow<C>, note: Flow<C>, gap: number): Flow<C> => ({
  take(width, room, fresh) {
    const first = inner.take(width, room, fresh);
    if (first.rest || !first.fragment) return { fragment: first.fragment, rest: first.rest && notedFlow(first.rest, note, gap) };
    const second = note.take(width, room - first.fragment.height - gap, false);
    if (!second.rest && second.fragment) return { fragment: stackFragments([first.fragment, second.fragment], gap), rest: null };
    if (!fresh && first.fragment.height < mostMovedForNote) return { fragment: null, rest: notedFlow(inner, note, gap) };
    const both = second.fragment ? stackFragments([first.fragment, second.fragment], gap) : first.fragment;
    return { fragment: both, rest: second.rest };
  },
});

/** Divides a flow into pages of the same size. */
export const paginate = <C>(flow: Flow<C>, width: number, room: number): Fragment<C>[] => {
  const pages: Fragment<C>[] = [];
  let left: Flow<C> | null = flow;
  while (left) {
    const taken: Taken<C> = left.take(width, room, true);
    if (taken.fragment) pages.push(taken.fragment);
    else if (taken.rest) throw new Error('a block took nothing on an empty page');
    left = taken.rest;
  }
  return pages;
};
