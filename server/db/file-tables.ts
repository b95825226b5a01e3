/** The bytes of files as PostgreSQL has them. Times are milliseconds since 1970. */
export type FileTables = {
  blob: { tenant_id: string; sha256: string; bytes: number; created_at: number };
  blob_place: { tenant_id: string; scope_id: string; sha256: string };
  blob_upload: { tenant_id: string; member_id: string; sha256: string; received: number; touched_at: number };
  /** `owner`: empty for content that is whole, else the member who sends it. `start`: where the bytes stand in it. */
  blob_chunk: { tenant_id: string; sha256: string; owner: string; start: number; data: Buffer };
};
