/** A digest that grows row by row: how many, the sum of their versions, the XOR of the hashes of their names. */
export type DigestSum = { rows: number; versions: number; ids: number };

/** 32 bits of a row's name: FNV-1a over the UTF-16 units of table, blank and id, stirred once so that near names lie far apart. */
const hashOf = (table: string, id: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < table.length; at += 1) hash = Math.imul(hash ^ table.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ 0x20, 0x01000193);
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
};

export const emptyDigest = (): DigestSum => ({ rows: 0, versions: 0, ids: 0 });

/** Adds one row that is not deleted to `sum`. */
export const addToDigest = (sum: DigestSum, table: string, id: string, ver: number): void => {
  sum.rows += 1;
  sum.versions += ver;
  sum.ids = (sum.ids ^ hashOf(table, id)) >>> 0;
};

/** A digest as it stands on the wire. */
export const digestText = ({ rows, versions, ids }: DigestSum): { rows: number; versions: number; ids: string } => ({
  rows,
  versions,
  ids: ids.toString(16).padStart(8, '0'),
});
