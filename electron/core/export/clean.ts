import { printable } from '#shared/documents/printable.ts';

/** The same JSON value with every text freed of characters that no document format can hold (control characters, broken surrogates). */
export const cleanTexts = <T>(value: T): T => {
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') return printable(part);
    if (Array.isArray(part)) return part.map(clean);
    if (part !== null && typeof part === 'object')
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, clean(inner)]));
    return part;
  };
  return clean(value) as T;
};
