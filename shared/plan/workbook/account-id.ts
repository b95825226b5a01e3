/** An account has no id of its own: its place, and a short sum of its name, which says whether another one stands there by now. Safe in any cell. */
export const accountId = (index: number, name: string): string => {
  let sum = 5381;
  for (const sign of name) sum = ((sum * 33) ^ (sign.codePointAt(0) ?? 0)) >>> 0;
  return `${index}:${sum.toString(36)}`;
};
