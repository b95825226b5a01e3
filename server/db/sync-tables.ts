import type { Generated } from 'kysely';
import type { StoredRow } from '#shared/sync/merge.ts';

/** Tables of sync as PostgreSQL has them. Times are milliseconds since 1970. */
export type SyncServerTables = {
  sync_head: {
    id: string;
    seq: number;
    hlc: string;
    epoch: string;
    tomb_floor: Generated<number>;
    safe: Generated<number>;
    /** The head at the start of a backup that is being made. */
    backup_seq: number | null;
  };
  synced_row: {
    tenant_id: string;
    tbl: string;
    id: string;
    scope_id: string;
    ver: number;
    deleted: boolean;
    deleted_at: number | null;
    fields: StoredRow['fields'];
    clocks: StoredRow['clocks'];
  };
  sync_sender: {
    tenant_id: string;
    device_id: string;
    incarnation: string;
    last_mid: number;
    hlc: string | null;
    protocol: number;
    seen_at: number;
  };
  mutation_result: {
    tenant_id: string;
    device_id: string;
    incarnation: string;
    last_mid: number;
    first_mid: number;
    stamps: unknown;
    results: unknown;
    ver: number;
    at: number;
  };
  sync_bulk: { tenant_id: string; ver: number };
};
