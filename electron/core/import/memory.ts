import type { Sqlite } from '#core/db/open.ts';
import { FileMapping, ImportMapping } from '#shared/import/mapping.ts';
import { attentionHeaders, signatureOf } from '#shared/import/signature.ts';
import type { Table } from '#shared/import/read/table.ts';

const parse = <T>(schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } }, text: string): T | null => {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** The mapping under which the import ran that left this row, with all that was settled then; null when the row is not known. */
const ofEntry = (sqlite: Sqlite, entryId: string, signature: string): FileMapping | null => {
  const row = sqlite
    .prepare('SELECT b.mapping FROM needs_attention a JOIN import_batch b ON b.id = a.import_id WHERE a.id = ?')
    .get(entryId) as { mapping: string } | undefined;
  const mapping = row ? parse(ImportMapping, row.mapping) : null;
  return mapping?.files.find((file) => signatureOf(file.columns.map((column) => column.header)) === signature) ?? null;
};

/**
 * What an earlier import says of a file with these headers: the list's own file by its entries, any other by its headers. `isSame`: the rows are those of that import,
 * so what was settled then holds; otherwise what the new values prove goes before.
 */
export const rememberedMapping = (sqlite: Sqlite, table: Table): { mapping: FileMapping; isSame: boolean } | null => {
  const signature = signatureOf(table.headers);
  const entryColumn = table.headers.indexOf(attentionHeaders.entry);
  const entryId = entryColumn < 0 ? '' : (table.rows.find((cells) => cells[entryColumn]?.trim())?.[entryColumn] ?? '').trim();
  const ofRow = entryId === '' ? null : ofEntry(sqlite, entryId, signature);
  if (ofRow) return { mapping: ofRow, isSame: true };
  const known = sqlite.prepare('SELECT mapping FROM import_memory WHERE signature = ?').get(signature) as { mapping: string } | undefined;
  const mapping = known ? parse(FileMapping, known.mapping) : null;
  return mapping ? { mapping, isSame: false } : null;
};

/** Keeps the mapping of a file for the next one with the same headers. Only what a person or a mapping said is kept, never what one file happened to prove. */
export const remember = (sqlite: Sqlite, mapping: FileMapping, now: number): void => {
  sqlite
    .prepare(
      'INSERT INTO import_memory (signature, mapping, used_at) VALUES (?, ?, ?) ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at',
    )
    .run(signatureOf(mapping.columns.map((column) => column.header)), JSON.stringify(mapping), now);
};
