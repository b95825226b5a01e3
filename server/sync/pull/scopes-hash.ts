import { addToDigest, digestText, emptyDigest } from '#shared/sync/digest.ts';

/** A short text for a set of scopes, whatever their order; the empty text for none. */
export const hashOfScopes = (scopes: readonly string[]): string => {
  if (scopes.length === 0) return '';
  const sum = emptyDigest();
  for (const scope of new Set(scopes)) addToDigest(sum, 'scope', scope, 0);
  const { rows, ids } = digestText(sum);
  return `${rows}.${ids}`;
};
