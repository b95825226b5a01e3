import type { OperationResult, PushAnswer, PushRequest } from '#shared/sync/protocol.ts';
import { type Head, type Principal, type Sender, type SyncEnv, type SyncWrites, keyText } from '../store.ts';
import { linksOfPush } from './audit-links.ts';
import type { Numbered } from './numbering.ts';
import { timeOf } from './numbering.ts';
import { upcast } from './upcast.ts';
import { workingRows } from './working-rows.ts';

type Sent = { principal: Principal; request: PushRequest; head: Head; sender: Sender; numbered: Numbered; env: SyncEnv };

/**
 * Takes the push of a member whose account has ended: what is new is kept whole and applied by nobody until a manager releases it. The device is told that each was
 * refused, so that it keeps them as well, and of no row how it stands.
 */
export const keepAside = async (tx: SyncWrites, { principal, request, head, sender, numbered, env }: Sent): Promise<PushAnswer> => {
  const { deviceId } = principal;
  const { incarnation, protocol } = request;
  const { fresh, answered } = numbered;
  const results = fresh.map(({ i }): OperationResult => ({ i, status: 'refused', code: 'MEMBER_INACTIVE', params: {} }));
  const last = request.operations.at(-1)?.i ?? sender.last;
  if (fresh.length > 0) {
    const operations = fresh.map((op) => upcast(op, protocol, env.protocol));
    await tx.quarantine({ id: env.newId(), principal, incarnation, operations, now: head.now });
    await tx.holdAudit(principal);
    const links = linksOfPush(env.newId(), { deviceId, incarnation, operations: fresh, results, ver: null }, [], [], workingRows([]));
    await tx.audit({ principal, now: head.now, newId: env.newId }, links);
    const receipt = { stamps: fresh.map(({ i, h }) => [i, timeOf(h)] as const), results };
    await tx.finish({ deviceId, incarnation, last, hlc: sender.hlc, protocol, receipt, ver: head.seq, now: head.now });
  }
  const touched = new Map(request.operations.map(({ t, r }) => [keyText({ tbl: t, id: r }), [t, r, head.seq] as [string, string, number]]));
  return {
    last,
    hlc: head.hlc,
    epoch: head.epoch,
    head: head.seq,
    now: head.now,
    results: [...answered, ...results],
    columns: {},
    rows: [],
    gone: [...touched.values()],
  };
};
