import type { ServerTx } from '#server/db/schema.ts';
import type { Who } from '#server/http/permission-guard.ts';
import type { MemberRole } from '#shared/access/roles.ts';
import { AppError } from '#shared/domain/errors.ts';

/** Who asks, on a route that is not public. */
export const whoOf = (who: Who | null): Who => {
  if (!who) throw new AppError('SIGN_IN_NEEDED');
  return who;
};

/** Throws `refusal`, SYNC_FORBIDDEN when it is not given, unless the member has one of these roles now. */
export const needRole = async (
  tx: ServerTx,
  { memberId }: Who,
  roles: readonly MemberRole[],
  refusal: AppError = new AppError('SYNC_FORBIDDEN'),
): Promise<void> => {
  const member = await tx.selectFrom('member').select(['role', 'is_active']).where('id', '=', memberId).executeTakeFirst();
  if (!member?.is_active || !roles.includes(member.role)) throw refusal;
};
