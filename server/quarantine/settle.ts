import { syncTables } from '#shared/sync/tables.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Operation } from '#shared/sync/protocol.ts';
import { type AuditBy, appendAudit } from '../audit/append.ts';
import type { ServerTx } from '../db/schema.ts';
import { numbered } from '../sync/numbered.ts';
import { pgWrites } from '../sync/pg-store.ts';
import { keyText } from '../sync/store.ts';
import { standingsOf } from '../sync/push/standing.ts';
import { takeAll } from '../sync/push/take-all.ts';
import { workingRows } from '../sync/push/working-rows.ts';
import { writerOf } from '../sync/push/writer.ts';

/** What became of one entry: operations that went into the inboxes of their partners, and those that stay because they belong to none. */
export type Settled = { id: string; state: 'held' | 'released' | 'dropped'; released: number; left: number };

const lockHeld = async (tx: ServerTx, id: string) => {
  const found = await tx.selectFrom('quarantine').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (found?.state !== 'held') throw new AppError('QUARANTINE_UNKNOWN', { id });
  return { ...found, operations: found.operations as Operation[] };
};

type Held = Awaited<ReturnType<typeof lockHeld>>;

/** As when a device offers a refused change to the partner's new owner: nothing is written but items of inboxes. */
const offer = async (tx: ServerTx, { member_id, device_id, incarnation, operations }: Held, by: AuditBy) => {
  const writes = pgWrites(tx);
  const head = await writes.head();
  const member = await writes.member(member_id);
  if (!member) throw new AppError('MEMBER_UNKNOWN', { email: member_id });
  const keys = [...new Map(operations.map(({ t, r }) => [keyText({ tbl: t, id: r }), { tbl: t, id: r }])).values()];
  const rows = workingRows(await writes.lock(keys));
  const pushing = {
    tables: new Map(syncTables.map((table) => [table.name, table])),
    isNewer: false,
    standings: standingsOf(member_id, member.role, await writes.grants(member_id)),
    writer: writerOf(member_id, device_id, incarnation),
    rows,
    parent: () => undefined,
    members: new Map(),
  };
  const late = operations.map(({ g: _group, ...op }): Operation => ({ ...op, o: 'l' }));
  return { head, writes, outcome: takeAll(pushing, late, { now: head.now, hlc: null, newId: by.newId }) };
};

const settle = async (
  tx: ServerTx,
  by: AuditBy,
  { id, operations }: Held,
  state: Settled['state'],
  left: readonly Operation[],
): Promise<Settled> => {
  const settled = state === 'held' ? {} : { settled_by: by.actor, settled_at: by.now };
  await tx
    .updateTable('quarantine')
    .set({ state, ...settled, ...(state === 'dropped' ? {} : { operations: JSON.stringify(left) }) })
    .where('id', '=', id)
    .execute();
  return { id, state, released: state === 'dropped' ? 0 : operations.length - left.length, left: state === 'dropped' ? 0 : left.length };
};

const note = (tx: ServerTx, by: AuditBy, held: Held, after: Settled): Promise<void> =>
  appendAudit(tx, by, [
    {
      step: by.newId(),
      entity: 'quarantine',
      recordId: held.id,
      partnerId: null,
      before: { state: 'held', member: held.member_id, device: held.device_id, operations: held.operations.length },
      after,
    },
  ]);

/**
 * Offers what is held to those who work on the partners now: each change becomes an item of the partner's inbox, which they take or leave. What belongs to no partner
 * that the member ever held stays. Throws QUARANTINE_UNKNOWN.
 */
export const release = async (tx: ServerTx, by: AuditBy, id: string): Promise<Settled> => {
  const held = await lockHeld(tx, id);
  const { head, writes, outcome } = await offer(tx, held, by);
  const refused = new Set(outcome.results.flatMap(({ i, status }) => (status === 'refused' ? [i] : [])));
  const left = held.operations.filter(({ i }) => refused.has(i));
  const settled = await settle(tx, by, held, left.length > 0 ? 'held' : 'released', left);
  await note(tx, by, held, settled);
  if (outcome.conflicts.length === 0) return settled;
  const ver = await writes.next(outcome.hlc ?? head.hlc);
  const rows = outcome.conflicts.map((item) => ({ ...item, row: numbered(item.row, ver), isNew: true }));
  await writes.write(rows, ver);
  return settled;
};

/** Decides that nobody wants what is held. It is kept for the record and offered no more. Throws QUARANTINE_UNKNOWN. */
export const drop = async (tx: ServerTx, by: AuditBy, id: string): Promise<Settled> => {
  const held = await lockHeld(tx, id);
  const settled = await settle(tx, by, held, 'dropped', held.operations);
  await note(tx, by, held, settled);
  return settled;
};
