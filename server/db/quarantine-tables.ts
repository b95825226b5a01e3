import type { Generated } from 'kysely';

/** What members whose accounts have ended still had to send, as PostgreSQL has it. Times are milliseconds since 1970. */
export type QuarantineTables = {
  quarantine: {
    tenant_id: string;
    id: string;
    member_id: string;
    device_id: string;
    incarnation: string;
    operations: unknown;
    at: number;
    state: 'held' | 'released' | 'dropped';
    settled_by: Generated<string | null>;
    settled_at: Generated<number | null>;
  };
};
