/**
 * Moves labels apart that would overlap. Takes the wished centres, gives centres in the same order, at least `gap` apart and inside [min, max] as far as
 * there is room.
 */
export const spread = (wished: number[], gap: number, min: number, max: number): number[] => {
  const order = wished.map((centre, index) => ({ centre, index })).sort((a, b) => a.centre - b.centre || a.index - b.index);
  let floor = min;
  const placed = order.map(({ centre, index }) => {
    const at = Math.max(centre, floor);
    floor = at + gap;
    return { at, index };
  });
  let ceiling = max;
  for (const item of placed.toReversed()) {
    item.at = Math.min(item.at, ceiling);
    ceiling = item.at - gap;
  }
  return wished.map((_, index) => placed.find((item) => item.index === index)?.at ?? 0);
};
