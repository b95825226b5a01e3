import { createHash } from 'node:crypto';
import type { Operation, OperationResult } from '#shared/sync/protocol.ts';
import type { Fields } from '#shared/sync/table.ts';
import type { AuditEntry } from '../../audit/append.ts';
import { type KeyedRow, keyText } from '../store.ts';
import type { WorkingRows } from './working-rows.ts';

/** A push as the chain tells of it. `operations`: the new ones, as they were sent; `ver`: the number that was taken, null when nothing was written. */
export type Pushed = {
  deviceId: string;
  incarnation: string;
  operations: readonly Operation[];
  results: readonly OperationResult[];
  ver: number | null;
};

const inOrder = (fields: Fields): Array<[string, unknown]> => Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));

/**
 * SHA-256 over operations, in hex: of the JSON of one array for each, [i, t, r, s, o, b, h, f, p, g], in which f and p are pairs of name and value in the order of
 * the names and a missing g is null. Whoever holds the operations can say by it whether they were the ones.
 */
export const hashOfOperations = (operations: readonly Operation[]): string =>
  createHash('sha256')
    .update(JSON.stringify(operations.map(({ i, t, r, s, o, b, h, f, p, g = null }) => [i, t, r, s, o, b, h, inOrder(f), inOrder(p), g])))
    .digest('hex');

const ownerIn = (fields: Readonly<Fields>): { owner_id: unknown } => ({ owner_id: fields['owner_id'] ?? null });

/** One link of each partner that was there and has another owner now. */
const handOvers = (step: string, partners: Iterable<string>, before: readonly KeyedRow[], rows: WorkingRows): AuditEntry[] => {
  const found = new Map(before.map((keyed) => [keyText(keyed), keyed.row]));
  return [...partners].flatMap((id): AuditEntry[] => {
    const key = { tbl: 'partner', id };
    const was = found.get(keyText(key));
    const is = rows.get(key);
    if (!was || !is) return [];
    const [from, to] = [ownerIn(was.fields), ownerIn(is.fields)];
    return from.owner_id === to.owner_id ? [] : [{ step, entity: 'partner', recordId: id, partnerId: id, before: from, after: to }];
  });
};

/**
 * What the chain keeps of a push: one link with how many operations were applied, conflicted (what lost is in the inbox) and refused, their numbers and their hash,
 * and one for each partner that was handed over. `before`: the touched rows as they were.
 */
export const linksOfPush = (
  step: string,
  { deviceId, incarnation, operations, results, ver }: Pushed,
  owners: Iterable<string>,
  before: readonly KeyedRow[],
  rows: WorkingRows,
): AuditEntry[] => {
  const count = (status: OperationResult['status']): number =>
    new Set(results.filter((one) => one.status === status).map(({ i }) => i)).size;
  const [refused, conflicted] = [count('refused'), count('conflict')];
  const after = {
    incarnation,
    first: operations[0]?.i ?? null,
    last: operations.at(-1)?.i ?? null,
    applied: operations.length - refused - conflicted,
    conflicted,
    refused,
    version: ver,
    sha256: hashOfOperations(operations),
  };
  return [{ step, entity: 'push', recordId: deviceId, partnerId: null, before: null, after }, ...handOvers(step, owners, before, rows)];
};
