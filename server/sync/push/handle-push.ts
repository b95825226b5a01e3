import { type Hlc, laterHlc } from '#shared/sync/clock.ts';
import type { Operation, PushAnswer, PushRequest } from '#shared/sync/protocol.ts';
import { numbered } from '../numbered.ts';
import { checkSender } from '../same-server.ts';
import { type Head, type KeyedRow, keyText, type Principal, type RowKey, type SyncEnv, type SyncStore, type SyncWrites } from '../store.ts';
import { visibleTables } from '../visible.ts';
import { touchedRows } from './answer.ts';
import { linksOfPush } from './audit-links.ts';
import { keepAside } from './keep-aside.ts';
import { sortByNumber, timeOf } from './numbering.ts';
import { parentKey } from './scope-of.ts';
import { standingsOf } from './standing.ts';
import { type Outcome, takeAll } from './take-all.ts';
import type { Pushing } from './take-operation.ts';
import { upcast } from './upcast.ts';
import { workingRows } from './working-rows.ts';
import { writerOf } from './writer.ts';

/** Channel operations may delete many rows in one step; devices are told that it was meant. */
const bulkFrom = 20;

const keysOf = (operations: readonly Operation[]): RowKey[] => [
  ...new Map(operations.map(({ t, r }) => [keyText({ tbl: t, id: r }), { tbl: t, id: r }])).values(),
];

const parentsOf = (operations: readonly Operation[], tables: Pushing['tables']): RowKey[] => {
  const keys = operations.flatMap(({ t, f }) => {
    const table = tables.get(t);
    const key = table && parentKey(table, f);
    return key ? [key] : [];
  });
  return [...new Map(keys.map((key) => [keyText(key), key])).values()];
};

const named = (operations: readonly Operation[]): string[] => [
  ...new Set(operations.flatMap(({ t, f }) => (t === 'partner' && typeof f['owner_id'] === 'string' ? [f['owner_id']] : []))),
];

const write = async (
  tx: SyncWrites,
  principal: Principal,
  outcome: Outcome,
  pushing: Pushing,
  head: Head,
): Promise<{ ver: number; rows: KeyedRow[] }> => {
  const changed = [...pushing.rows.changed(), ...outcome.conflicts.map((item) => ({ ...item, isNew: true }))];
  if (outcome.owners.size > 0) await tx.assign(outcome.owners, head.now);
  if (changed.length > 0 || outcome.results.length > 0) await tx.holdAudit(principal);
  if (changed.length === 0) return { ver: head.seq, rows: [] };
  const ver = await tx.next(outcome.hlc ?? head.hlc);
  const rows = changed.map((keyed) => ({ ...keyed, row: numbered(keyed.row, ver) }));
  await tx.write(rows, ver);
  if (outcome.owners.size > 0) await tx.regrant([...outcome.owners.keys()], ver);
  const { role } = pushing.standings;
  if (outcome.deletions > bulkFrom && (role === 'operations' || role === 'admin')) await tx.markBulk(ver);
  return { ver, rows };
};

/**
 * Takes a push: numbers, permission, merge, one write. The whole of it is one transaction that is repeated on a collision; a push that comes twice is answered
 * alike; that of a member whose account has ended is kept aside. Throws SYNC_REQUEST, SYNC_EPOCH, SYNC_GAP, SYNC_CLONED.
 */
export const handlePush = (store: SyncStore, principal: Principal, request: PushRequest, env: SyncEnv): Promise<PushAnswer> =>
  store.write(async (tx) => {
    const { memberId, deviceId } = principal;
    const { incarnation, protocol } = request;
    const { head, member } = await checkSender(tx, principal, request, true);
    const sender = await tx.sender(deviceId, incarnation);
    const inNumbers = await sortByNumber(tx, sender, request);
    if (!member.isActive) return await keepAside(tx, { principal, request, head, sender, numbered: inNumbers, env });
    const { fresh, known, answered } = inNumbers;
    const operations = fresh.map((op) => upcast(op, protocol, env.protocol));
    const tables = new Map(env.tables.map((table) => [table.name, table]));
    const grants = await tx.grants(memberId);
    const parents = new Map((await tx.rows(parentsOf(operations, tables))).map((keyed) => [keyText(keyed), keyed.row]));
    const locked = await tx.lock(keysOf(operations));
    const pushing: Pushing = {
      tables,
      isNewer: protocol > env.protocol,
      standings: standingsOf(memberId, member.role, grants),
      writer: writerOf(memberId, deviceId, incarnation),
      rows: workingRows(locked),
      parent: (key) => parents.get(keyText(key)),
      members: await tx.members(named(operations)),
    };
    const outcome = takeAll(pushing, operations, { now: head.now, hlc: sender.hlc, newId: env.newId });
    const written = await write(tx, principal, outcome, pushing, head);
    // of numbers that this push does not name nothing is answered, so they are not acknowledged either
    const last = request.operations.at(-1)?.i ?? sender.last;
    if (written.rows.length > 0 || outcome.results.length > 0) {
      const ver = written.rows.length > 0 ? written.ver : null;
      const pushed = { deviceId, incarnation, operations: fresh, results: outcome.results, ver };
      const links = linksOfPush(env.newId(), pushed, outcome.owners.keys(), locked, pushing.rows);
      await tx.audit({ principal, now: head.now, newId: env.newId }, links);
    }
    if (fresh.length > 0)
      await tx.finish({
        deviceId,
        incarnation,
        last,
        hlc: outcome.hlc,
        protocol,
        receipt: { stamps: fresh.map(({ i, h }) => [i, timeOf(h)]), results: outcome.results },
        ver: written.ver,
        now: head.now,
      });
    const standings = outcome.owners.size > 0 ? standingsOf(memberId, member.role, await tx.grants(memberId)) : pushing.standings;
    const before = [...locked, ...(known.length > 0 ? await tx.rows(keysOf(known)) : [])];
    const seer = { visible: visibleTables(member.role, env.tables), isKnown: (name: string) => tables.has(name), holds: standings.holds };
    return {
      last,
      hlc: laterHlc(head.hlc, outcome.hlc) as Hlc,
      epoch: head.epoch,
      head: written.ver,
      now: head.now,
      results: [...answered, ...outcome.results],
      ...touchedRows(request.operations, [...before, ...written.rows], seer, written.ver),
    };
  });
