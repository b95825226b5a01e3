import { AppError } from '#shared/domain/errors.ts';
import type { Head, Member, Principal, SyncReads } from './store.ts';

type Sent = { device: string; epoch: string | null };

/**
 * What push and pull ask first: the device is the one that signed in, the server's database is the one that the device knows, the member may work, which a push finds out
 * for itself (`takesInactive`). Throws
 * SYNC_REQUEST, SYNC_EPOCH, MEMBER_INACTIVE.
 */
export const checkSender = async (
  tx: SyncReads,
  principal: Principal,
  sent: Sent,
  takesInactive = false,
): Promise<{ head: Head; member: Member }> => {
  if (sent.device !== principal.deviceId) throw new AppError('SYNC_REQUEST', { detail: 'it names another device than the one signed in' });
  const head = await tx.head();
  if (sent.epoch !== null && sent.epoch !== head.epoch) throw new AppError('SYNC_EPOCH', { epoch: head.epoch });
  const member = await tx.member(principal.memberId);
  if (!member || !(member.isActive || takesInactive)) throw new AppError('MEMBER_INACTIVE');
  return { head, member };
};
