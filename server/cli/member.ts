import { sql } from 'kysely';
import type { MemberRole } from '#shared/access/roles.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { ServerTx } from '../db/schema.ts';

/** The active member with this address, however its letters are written. Throws MEMBER_UNKNOWN. */
export const memberByEmail = async (tx: ServerTx, email: string): Promise<{ id: string; name: string; role: MemberRole }> => {
  const member = await tx
    .selectFrom('member')
    .select(['id', 'name', 'role'])
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .where('is_active', '=', true)
    .executeTakeFirst();
  if (!member) throw new AppError('MEMBER_UNKNOWN', { email });
  return member;
};
