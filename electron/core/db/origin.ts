import type { ColumnType } from 'kysely';

/** Defaulted by SQLite, so optional at insert. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;
export type Flag = 0 | 1;
/** Where a row comes from and how often it changed. `import_id`: the import or sample that made it; null when a person typed it. */
export type Origin = Synced & { import_id: string | null; created_at: number; updated_at: number; version: Defaulted<number> };
/** The version that the server gave the row as this device last had it; null: the server has not seen the row. Written by sync alone. */
export type Synced = { server_version: Defaulted<number | null> };
