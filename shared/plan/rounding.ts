/** How a quotient becomes whole. `half`: to the nearest, half away from zero. */
export type Rounding = 'half' | 'down' | 'up';

const divided = (top: bigint, bottom: bigint, rounding: Rounding): bigint => {
  const floor = top / bottom - (top % bottom < 0n ? 1n : 0n);
  const rest = top - floor * bottom;
  if (rest === 0n || rounding === 'down') return floor;
  if (rounding === 'up') return floor + 1n;
  return 2n * rest > bottom || (2n * rest === bottom && top > 0n) ? floor + 1n : floor;
};

/** `value` × `part` ÷ `whole` as an integer, for integers with `whole` above zero. Exact until the one rounding, however large the product is. */
export const scaled = (value: number, part: number, whole: number, rounding: Rounding = 'half'): number =>
  part === whole ? value : part === 0 ? 0 : Number(divided(BigInt(value) * BigInt(part), BigInt(whole), rounding));

/** An integer times a fraction such as a win rate or a growth, which counts to a millionth. */
export const timesFraction = (value: number, fraction: number): number => scaled(value, Math.round(fraction * 1_000_000), 1_000_000);

/** An integer divided by a fraction above zero, which counts to a millionth. */
export const overFraction = (value: number, fraction: number): number =>
  scaled(value, 1_000_000, Math.max(1, Math.round(fraction * 1_000_000)));
