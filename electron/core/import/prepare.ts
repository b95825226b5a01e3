import type { Sqlite } from '#core/db/open.ts';
import { AppError } from '#shared/domain/errors.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { entityOf } from '#shared/import/entities.ts';
import { type FileMapping, type ImportMapping, ImportMapping as MappingSchema } from '#shared/import/mapping.ts';
import { type ColumnProfile, profileColumn } from '#shared/import/profile.ts';
import { type KnownNames, propose } from '#shared/import/propose.ts';
import { checkMapping, type How, mapColumns, partFor, settleKey } from './map-columns.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import type { PlanFile } from '#shared/import/plan/plan-types.ts';
import { type Answers, createQuestions, type Question, type Questions } from './questions.ts';
import { settleFile, settleStages, settleUnits } from './settle-file.ts';
import type { Table } from '#shared/import/read/table.ts';
import type { Uploads } from './uploads.ts';

/** A file after reading and mapping. `table` null: it could not be read before a question is answered. `settled`: with what the values prove filled in. */
export type PreparedFile = {
  uploadId: string;
  file: string;
  table: Table | null;
  profiles: ColumnProfile[];
  mapping: FileMapping;
  settled: FileMapping;
  how: How[];
};
export type Prepared = {
  files: PreparedFile[];
  questions: Question[];
  mapping: ImportMapping;
  planFiles: Array<{ fileIndex: number; file: PlanFile }>;
};

const blankMapping = (file: string): FileMapping => ({
  file,
  sheet: null,
  entity: null,
  encoding: null,
  delimiter: null,
  dateOrder: null,
  decimal: null,
  currency: null,
  columns: [],
});

const readFile = async (
  uploads: Uploads,
  uploadId: string,
  fileIndex: number,
  mapping: ImportMapping | null,
  questions: Questions,
  pace: Pace,
): Promise<{ table: Table | null; chosen: FileMapping }> => {
  const file = uploads.name(uploadId);
  const named = mapping?.files.find((part) => part.file === file) ?? null;
  const chosen = named ?? blankMapping(file);
  try {
    const table = await uploads.table(uploadId, chosen, pace);
    const part = partFor(mapping, file, fileIndex, table);
    const differs = part && (part.encoding ?? table.encoding) !== table.encoding;
    return { table: differs ? await uploads.table(uploadId, part, pace) : table, chosen: part ?? { ...chosen, columns: [] } };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'AMBIGUOUS_ENCODING') throw error;
    const answer = questions.ask('AMBIGUOUS_ENCODING', { fileIndex, file, column: null }, ['windows-1252', 'utf-8'], error.params);
    if (answer !== 'utf-8' && answer !== 'windows-1252') return { table: null, chosen };
    const settled: FileMapping = { ...chosen, encoding: answer };
    const table = await uploads.table(uploadId, settled, pace);
    return { table, chosen: { ...(partFor(mapping, file, fileIndex, table) ?? settled), encoding: answer } };
  }
};

/** Names of the store, and of the other files' name columns where their headers say what they hold. */
const knownNames = (sqlite: Sqlite, tables: readonly (Table | null)[], profiles: readonly ColumnProfile[][]): KnownNames => {
  const names = (table: string): Set<string> =>
    new Set((sqlite.prepare(`SELECT name_key FROM ${table}`).all() as Array<{ name_key: string }>).map((row) => row.name_key));
  const known = { partner: names('partner'), person: names('person'), product: names('product') };
  const nobody: KnownNames = { partner: new Set(), person: new Set(), product: new Set() };
  for (const [index, table] of tables.entries()) {
    if (!table) continue;
    const proposal = propose({ file: table.file, headers: table.headers, profiles: profiles[index] ?? [] }, nobody);
    const column = proposal.columns.findIndex(({ field }) => field === 'name');
    const target =
      proposal.entity === 'partner' || proposal.entity === 'person' || proposal.entity === 'product' ? known[proposal.entity] : null;
    if (column >= 0 && target) for (const cells of table.rows) target.add(nameKey(cells[column] ?? ''));
  }
  return known;
};

/**
 * Reads the uploads, maps their columns and settles how their values are read. What only a person can say comes back as questions; answers that were given are taken into the mapping.
 */
export const prepare = async (
  uploads: Uploads,
  uploadIds: readonly string[],
  given: ImportMapping | null,
  answers: Answers,
  sqlite: Sqlite,
  pace: Pace,
): Promise<Prepared> => {
  const mapping = given === null ? null : MappingSchema.parse(structuredClone(given));
  const questions = createQuestions(answers);
  const read: Array<Awaited<ReturnType<typeof readFile>>> = [];
  for (const [index, id] of uploadIds.entries()) read.push(await readFile(uploads, id, index, mapping, questions, pace));
  const profiles: ColumnProfile[][] = [];
  for (const { table } of read) {
    const own: ColumnProfile[] = [];
    for (let column = 0; table && column < table.headers.length; column++) {
      own.push(profileColumn(table.rows, column));
      await pace(column + 1, table.headers.length, 'columns');
    }
    profiles.push(own);
  }
  const known = knownNames(
    sqlite,
    read.map(({ table }) => table),
    profiles,
  );

  const files: PreparedFile[] = [];
  const planFiles: Prepared['planFiles'] = [];
  for (const [index, { table, chosen }] of read.entries()) {
    const uploadId = uploadIds[index] as string;
    const own = profiles[index] ?? [];
    if (!table) {
      files.push({ uploadId, file: chosen.file, table, profiles: own, mapping: chosen, settled: chosen, how: [] });
      continue;
    }
    const { mapping: mapped, how, isSoft } = mapColumns(table, own, chosen, mapping !== null, known, sqlite, questions, index);
    checkMapping(mapped);
    settleKey(table, mapped, questions, index);
    settleStages(table, mapped, sqlite, questions, index);
    settleUnits(own, mapped, questions, index);
    const settled = await settleFile(table, mapped, isSoft, questions, index, pace);
    files.push({ uploadId, file: table.file, table, profiles: own, mapping: mapped, settled, how });
    if (settled.entity !== null)
      planFiles.push({ fileIndex: index, file: { table, mapping: settled, entity: entityOf(settled.entity), fixed: new Map() } });
  }
  return {
    files,
    questions: questions.asked,
    mapping: { version: 1, files: files.map((file) => file.mapping), aliases: mapping?.aliases ?? [] },
    planFiles,
  };
};
