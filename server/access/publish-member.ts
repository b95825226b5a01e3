import type { MemberRole } from '#shared/access/roles.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import type { Cell } from '#shared/sync/table.ts';
import type { ServerTx } from '../db/schema.ts';
import { recomputeGrants } from './grants.ts';
import { writeAsServer } from './write-as-server.ts';

/** The app's own words for what people are; it has none for those who look on or run the server, who are no field staff. */
const personRole: Readonly<Record<MemberRole, string>> = {
  cam: 'cam',
  manager: 'manager',
  rep: 'field_rep',
  viewer: 'channel_ops',
  operations: 'channel_ops',
  admin: 'channel_ops',
};

const personFields = async (tx: ServerTx, id: string, now: number): Promise<Record<string, Cell>> => {
  const { name, role, email, manager_id, created_at } = await tx
    .selectFrom('member')
    .select(['name', 'role', 'email', 'manager_id', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const known = { name, name_key: nameKey(name), role: personRole[role], email, manager_id };
  return { id, external_id: null, team_id: null, ...known, created_at, updated_at: now };
};

/**
 * Tells every device of a member who was made or changed: the person of the same id that partners, deals and notes name, and the scopes that follow, also of those
 * above and of a former manager. `before` is what else the transaction has to do: after it the tenant's counter is held, so nothing that waits comes later.
 */
export const publishMember = async (
  tx: ServerTx,
  { id, formerManagerId = null, now }: { id: string; formerManagerId?: string | null; now: number },
  before: () => Promise<void>,
): Promise<void> => {
  const fields = await personFields(tx, id, now);
  const ver = await writeAsServer(tx, [{ tbl: 'person', id, scope: 'tenant', fields }], before);
  await recomputeGrants(tx, { memberIds: formerManagerId === null ? [id] : [id, formerManagerId] }, ver);
};
