import type { MemberRole } from '#shared/access/roles.ts';

/** Which scopes a member holds, as PostgreSQL has it. A grant that has ended stays as inactive; `ver` is the change that made it what it is. */
export type GrantTables = {
  scope_grant: { tenant_id: string; member_id: string; scope_id: string; role: MemberRole; active: boolean; ver: number };
};
