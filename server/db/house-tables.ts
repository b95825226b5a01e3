import type { AuditLink } from '#shared/domain/audit-link.ts';
import type { Generated } from 'kysely';
import type { MemberRole } from '#shared/access/roles.ts';

/** Tables of the house as PostgreSQL has them. Times are milliseconds since 1970. */
export type HouseTables = {
  tenant: { id: string; name: string; created_at: number; admin_code_hash: string | null };
  member: {
    tenant_id: string;
    id: string;
    email: string;
    name: string;
    role: MemberRole;
    manager_id: string | null;
    is_active: Generated<boolean>;
    permission_version: Generated<number>;
    created_at: number;
  };
  device: {
    tenant_id: string;
    id: string;
    member_id: string;
    name: string;
    public_key: string | null;
    incarnation: string | null;
    last_mid: Generated<number>;
    schema_version: number | null;
    last_seen: number | null;
    revoked_at: number | null;
    wipe_requested_at: number | null;
    wiped_at: number | null;
    created_at: number;
  };
  assignment: { tenant_id: string; partner_id: string; member_id: string; kind: 'cam' | 'rep' | 'viewer'; created_at: number };
  audit: AuditLink & { tenant_id: string; hash: string };
  audit_head: { tenant_id: string; seq: number; hash: string };
};
