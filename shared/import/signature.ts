import { headerKey } from './entity.ts';

/** Columns that the list of waiting rows adds when it leaves as a file. They are how its rows are known again, and never fill a field. */
export const attentionHeaders = { entry: 'Quarterdeck row', reason: 'Quarterdeck reason' } as const;
const own = new Set<string>(Object.values(attentionHeaders));
export const isAttentionHeader = (header: string): boolean => own.has(header);

/** By which headers a kind of file is known again, in any order of its columns. */
export const signatureOf = (headers: readonly string[]): string =>
  headers
    .filter((header) => !isAttentionHeader(header))
    .map(headerKey)
    .toSorted()
    .join('|');
