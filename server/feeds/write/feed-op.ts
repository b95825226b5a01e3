import type { Cell, Fields } from '#shared/sync/table.ts';

/**
 * One change of one row by a feed, to be merged like a device's. `b`: the version of the row that the feed had seen; null: none, so that what somebody else wrote is a
 * conflict. `f` new values, `p` those that the feed knew.
 */
export type FeedOp = { tbl: string; id: string; scope: string; o: 'i' | 'u' | 'd'; b: number | null; f: Fields; p: Fields };

/** Where a row that a feed writes belongs: its partner, or the company. */
export const scopeOf = (tbl: string, id: string, fields: Readonly<Fields>): string => {
  if (tbl === 'partner') return `partner:${id}`;
  const partner = fields['partner_id'] ?? null;
  return partner === null ? 'tenant' : `partner:${partner}`;
};

/** A row that is made; empty fields stay away. */
export const insertOp = (tbl: string, id: string, fields: Record<string, Cell | undefined>): FeedOp => {
  const f = Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Cell] => entry[1] !== null && entry[1] !== undefined),
  );
  return { tbl, id, scope: scopeOf(tbl, id, f), o: 'i', b: null, f, p: {} };
};
