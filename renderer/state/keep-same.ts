type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** `next`, with every part that is equal to that of `before` taken from `before`, so that what did not change keeps its identity. For plain data. */
export const keepSame = <T>(before: unknown, next: T): T => {
  if (Object.is(before, next) || !isFields(before) || !isFields(next) || Array.isArray(before) !== Array.isArray(next)) return next;
  const keys = Object.keys(next);
  const kept = keys.map((key) => keepSame(before[key], (next as Fields)[key]));
  if (keys.length === Object.keys(before).length && keys.every((key, index) => key in before && before[key] === kept[index]))
    return before as T;
  return (Array.isArray(next) ? kept : Object.fromEntries(keys.map((key, index) => [key, kept[index]]))) as T;
};
