import type { ColumnType } from 'kysely';

/** Defaulted by SQLite, so optional at insert. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;
export type Flag = 0 | 1;
/** Where a row comes from and how often it changed. `import_id`: the import or sample that made it; null when a person typed it. */
export type Origin = { import_id: string | null; created_at: number; updated_at: number; version: Defaulted<number> };
