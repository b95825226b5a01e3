import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import type { Operation } from '#shared/sync/protocol.ts';
import { managersAbove } from '../access/wanted-grants.ts';
import type { ServerTx } from '../db/schema.ts';

/** What is held of a member whose account has ended; `tables`: how many operations there are of each. `at`: milliseconds since 1970. */
export const Held = z.object({
  id: z.string(),
  memberId: z.string(),
  member: z.string(),
  email: z.string(),
  deviceId: z.string(),
  at: z.int(),
  operations: z.int(),
  tables: z.record(z.string(), z.int()),
});
export type Held = z.infer<typeof Held>;

const countsOf = (operations: readonly Operation[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { t } of operations) counts[t] = (counts[t] ?? 0) + 1;
  return counts;
};

/** Everything that is held, the oldest first. */
export const listHeld = async (tx: ServerTx): Promise<Held[]> => {
  const rows = await tx
    .selectFrom('quarantine')
    .innerJoin('member', (join) =>
      join.onRef('member.tenant_id', '=', 'quarantine.tenant_id').onRef('member.id', '=', 'quarantine.member_id'),
    )
    .select(['quarantine.id', 'quarantine.member_id', 'quarantine.device_id', 'quarantine.at', 'quarantine.operations'])
    .select(['member.name', 'member.email'])
    .where('quarantine.state', '=', 'held')
    .orderBy('quarantine.at')
    .orderBy('quarantine.id')
    .execute();
  return rows.map(({ id, member_id, device_id, at, operations, name, email }) => ({
    id,
    memberId: member_id,
    member: name,
    email,
    deviceId: device_id,
    at,
    operations: (operations as Operation[]).length,
    tables: countsOf(operations as Operation[]),
  }));
};

/** Whose held changes a person may decide about: an administrator everybody's, a manager those of the people below. Throws SYNC_FORBIDDEN. */
export const deciderOf = async (tx: ServerTx, memberId: string): Promise<(of: string) => boolean> => {
  const rows = await tx.selectFrom('member').select(['id', 'role', 'manager_id as managerId', 'is_active as isActive']).execute();
  const byId = new Map(rows.map((member) => [member.id, member]));
  const asking = byId.get(memberId);
  if (asking?.isActive && asking.role === 'admin') return () => true;
  if (asking?.isActive && asking.role === 'manager') return (of) => managersAbove(byId, of).includes(memberId);
  throw new AppError('SYNC_FORBIDDEN');
};
