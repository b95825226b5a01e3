/** Bytes from `from` to before `to`. */
export type Range = { from: number; to: number };

/** The part that a Range header asks for: null for all of it, also when the header is of a kind that nobody here sends; `outside` when there is nothing there. */
export const readRange = (header: string | undefined, bytes: number): Range | 'outside' | null => {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(header ?? '') ?? [];
  if (first === undefined) return null;
  const from = Number(first);
  const to = last === undefined ? bytes : Math.min(bytes, Number(last) + 1);
  return from < to ? { from, to } : 'outside';
};
