/** A linear axis: round ticks that cover the values, and the step between them. */
export type Scale = { min: number; max: number; ticks: number[] };

const roundStep = (rough: number, whole: boolean): number => {
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  return whole ? Math.max(1, Math.ceil(step)) : step;
};

/**
 * Chooses round ticks around the values. `zero` keeps the zero line in view (bars always; lines too, unless they would be squeezed flat).
 * `whole` is for counts: no tick at 0.5 deals. Without values the axis runs from 0 to 1.
 */
export const scaleFor = (values: number[], { zero, whole, count = 4 }: { zero: boolean; whole: boolean; count?: number }): Scale => {
  let low = values.length ? Math.min(...values) : 0;
  let high = values.length ? Math.max(...values) : 1;
  if (zero || low === high) {
    low = Math.min(0, low);
    high = Math.max(0, high);
  }
  if (low === high) high = low + 1;
  const step = roundStep((high - low) / count, whole);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return { min: first * step, max: last * step, ticks };
};
