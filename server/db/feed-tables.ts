import type { Generated, JSONColumnType } from 'kysely';
import type { ErrorParams } from '#shared/domain/errors.ts';
import type { FileMapping } from '#shared/import/mapping.ts';
import type { Value } from '#shared/import/values.ts';

/** What a source last said of a record: by column the value, and the version of the row that it had seen when it said so. */
export type Said = Record<string, [value: Value, ver: number]>;

/** Tables of feeds as PostgreSQL has them. Times are milliseconds since 1970; the hash of a key is SHA-256 in base64url. */
export type FeedTables = {
  api_key: {
    tenant_id: string;
    id: string;
    name: string;
    hash: string;
    /** What it may bring; null: everything. */
    entities: JSONColumnType<string[] | null, string | null, string | null>;
    created_at: number;
    revoked_at: number | null;
    used_at: number | null;
    uses: Generated<number>;
  };
  feed_turn: { tenant_id: string };
  feed_said: { tenant_id: string; source: string; tbl: string; id: string; said: JSONColumnType<Said> };
  feed_attention: {
    tenant_id: string;
    id: string;
    source: string;
    file: string;
    row_number: number;
    entity: string;
    row_key: string;
    print: string;
    mapping: JSONColumnType<FileMapping>;
    /** A JSON list of header and cell, as text: PostgreSQL must not order it. */
    cells: string;
    code: string;
    field: string | null;
    params: JSONColumnType<ErrorParams>;
    state: 'open' | 'placed' | 'dismissed';
    record_id: string | null;
    created_at: number;
    updated_at: number;
  };
};
