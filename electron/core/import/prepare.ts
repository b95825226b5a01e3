import type { Sqlite } from '#core/db/open.ts';
import { AppError } from '#shared/domain/errors.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { entityOf } from '#shared/import/entities.ts';
import { headerKey } from '#shared/import/entity.ts';
import { type FileMapping, type ImportMapping, ImportMapping as MappingSchema, type Unit } from '#shared/import/mapping.ts';
import { type ColumnProfile, profileColumn } from '#shared/import/profile.ts';
import { type KnownNames, propose, proposeColumns } from '#shared/import/propose.ts';
import { createFormatEvidence, settleFormats } from '#shared/import/settle.ts';
import { isAttentionHeader, signatureOf } from '#shared/import/signature.ts';
import { stageState } from '#shared/import/stages.ts';
import { rememberedMapping } from './memory.ts';
import type { Pace } from './pace.ts';
import type { PlanFile } from './plan-types.ts';
import { type Answers, createQuestions, type Question, type Questions } from './questions.ts';
import type { Table } from './table.ts';
import type { Uploads } from './uploads.ts';

/** How a column got its field. */
export type How = 'mapping' | 'memory' | 'header' | 'values' | 'none';
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

const sliceRows = 5000;

/** Looks for the part of a mapping that is meant for a file: by its headers, else by its name. */
const partFor = (mapping: ImportMapping | null, file: string, table: Table | null): FileMapping | null => {
  const signature = table ? signatureOf(table.headers) : null;
  const byHeaders = mapping?.files.filter(
    (part) => part.columns.length > 0 && signatureOf(part.columns.map((column) => column.header)) === signature,
  );
  return (
    byHeaders?.find((part) => part.file === file) ??
    byHeaders?.[0] ??
    mapping?.files.find((part) => part.file === file && part.columns.length === 0) ??
    null
  );
};

const unitOfHeader = (header: string): Unit | null => {
  if (/\b(?:mio|millions?|mn)\b|\((?:m|mm)\)/i.test(header)) return 'million';
  return /\bthousands?\b|\((?:k|'?000)\)/i.test(header) ? 'thousand' : null;
};

/** Throws when a mapping names a field that the entity does not have, or fills one field twice. */
const checkMapping = (mapping: FileMapping): void => {
  if (mapping.entity === null) return;
  const entity = entityOf(mapping.entity);
  const taken = new Map<string, string>();
  for (const { header, field } of mapping.columns) {
    if (field === null) continue;
    if (!entity.fieldsByKey.has(field)) throw new AppError('IMPORT_MAPPING_FIELD', { field, entity: entity.key, column: header });
    const first = taken.get(field);
    if (first !== undefined) throw new AppError('IMPORT_MAPPING_TWICE', { file: mapping.file, first, second: header, field });
    taken.set(field, header);
  }
};

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
    const part = partFor(mapping, file, table);
    const differs = part && (part.encoding ?? table.encoding) !== table.encoding;
    return { table: differs ? await uploads.table(uploadId, part, pace) : table, chosen: part ?? { ...chosen, columns: [] } };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'AMBIGUOUS_ENCODING') throw error;
    const answer = questions.ask('AMBIGUOUS_ENCODING', { fileIndex, file, column: null }, ['windows-1252', 'utf-8'], error.params);
    if (answer !== 'utf-8' && answer !== 'windows-1252') return { table: null, chosen };
    const settled: FileMapping = { ...chosen, encoding: answer };
    const table = await uploads.table(uploadId, settled, pace);
    return { table, chosen: { ...(partFor(mapping, file, table) ?? settled), encoding: answer } };
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

const isUnique = (table: Table, column: number): boolean => {
  const seen = new Set<string>();
  for (const cells of table.rows) {
    const cell = (cells[column] as string).trim();
    if (cell === '' || seen.has(cell)) return false;
    seen.add(cell);
  }
  return true;
};

/** Columns from the mapping, from memory, or proposed. */
const mapColumns = (
  table: Table,
  profiles: readonly ColumnProfile[],
  chosen: FileMapping,
  isGiven: boolean,
  known: KnownNames,
  sqlite: Sqlite,
  questions: Questions,
  fileIndex: number,
): { mapping: FileMapping; how: How[] } => {
  const fromParts = (part: FileMapping, how: How): { mapping: FileMapping; how: How[] } => {
    const byHeader = new Map(part.columns.map((column) => [headerKey(column.header), column]));
    const columns = table.headers.map((header) => ({ ...(byHeader.get(headerKey(header)) ?? { field: null }), header }));
    return { mapping: { ...part, file: table.file, columns }, how: columns.map((column) => (column.field === null ? 'none' : how)) };
  };
  if (isGiven && chosen.columns.length > 0) return fromParts(chosen, 'mapping');
  const remembered = chosen.entity === null ? rememberedMapping(sqlite, table) : null;
  if (remembered)
    return fromParts({ ...remembered, sheet: chosen.sheet, encoding: chosen.encoding, delimiter: chosen.delimiter }, 'memory');

  const facts = { file: table.file, headers: table.headers, profiles };
  const proposal =
    chosen.entity === null ? propose(facts, known) : { entity: chosen.entity, ...proposeColumns(entityOf(chosen.entity), facts, known) };
  const columns: FileMapping['columns'] = table.headers.map((header, index) => {
    const field = isAttentionHeader(header) ? null : (proposal.columns[index]?.field ?? null);
    const unit =
      field !== null && proposal.entity && entityOf(proposal.entity).fieldsByKey.get(field)?.kind === 'amount'
        ? unitOfHeader(header)
        : null;
    return { header, field, ...(unit ? { unit } : {}) };
  });
  const how: How[] = columns.map((column, index) => (column.field === null ? 'none' : (proposal.columns[index]?.how ?? 'none')));
  const candidates = proposal.keyColumns.filter((column) => isUnique(table, column));
  if (candidates.length > 1) {
    const headers = candidates.map((column) => table.headers[column] as string);
    const [first = '', second = ''] = headers;
    const answer = questions.ask('AMBIGUOUS_KEY', { fileIndex, file: table.file, column: null }, headers, {
      file: table.file,
      first,
      second,
    });
    if (answer !== null) {
      for (const column of columns) {
        if (column.field === 'externalId') column.field = null;
        if (column.header === answer) column.field = 'externalId';
      }
    }
  }
  return { mapping: { ...chosen, file: table.file, entity: proposal.entity, columns }, how };
};

/** Asks about words for stages that nobody knows, and takes the answers into the mapping. */
const settleStages = (table: Table, mapping: FileMapping, sqlite: Sqlite, questions: Questions, fileIndex: number): void => {
  const index = mapping.columns.findIndex((column) => column.field === 'stage');
  const column = mapping.columns[index];
  if (mapping.entity !== 'deal' || !column) return;
  const stages = sqlite.prepare('SELECT key, label FROM deal_stage').all() as Array<{ key: string; label: string }>;
  const known = new Set(stages.flatMap(({ key, label }) => [nameKey(key), nameKey(label)]));
  const words = new Set<string>();
  for (const cells of table.rows) {
    words.add(cells[index] as string);
    if (words.size > 200) break;
  }
  const meant = new Set((column.values ?? []).map(([from]) => from));
  for (const cell of words) {
    const word = cell.trim();
    if (word === '' || meant.has(word) || known.has(nameKey(word)) || stageState(word) !== null) continue;
    const answer = questions.ask(
      'AMBIGUOUS_STAGE',
      { fileIndex, file: table.file, column: column.header, detail: word },
      ['open', 'won', 'lost'],
      {
        file: table.file,
        value: word,
        column: column.header,
      },
    );
    if (answer !== null) column.values = [...(column.values ?? []), [word, answer]];
  }
};

const settleUnits = (profiles: readonly ColumnProfile[], mapping: FileMapping, questions: Questions, fileIndex: number): void => {
  const index = mapping.columns.findIndex((column) => column.field === 'annualRevenue');
  const column = mapping.columns[index];
  if (mapping.entity !== 'partner' || !column || column.unit) return;
  const answer = questions.ask(
    'AMBIGUOUS_UNIT',
    { fileIndex, file: mapping.file, column: column.header },
    ['one', 'thousand', 'million'],
    { file: mapping.file, column: column.header, sample: profiles[index]?.samples[0] ?? '' },
    false,
  );
  if (answer === 'one' || answer === 'thousand' || answer === 'million') column.unit = answer;
};

/** Date order and decimal mark: said, proved by the values, or asked. Returns the mapping with what holds filled in. */
const settleFile = async (
  table: Table,
  mapping: FileMapping,
  questions: Questions,
  fileIndex: number,
  pace: Pace,
): Promise<FileMapping> => {
  if (mapping.entity === null) return mapping;
  const { evidence, add } = createFormatEvidence(entityOf(mapping.entity), mapping, table.typedNumbers);
  for (let from = 0; from < table.rows.length; from += sliceRows) {
    const to = Math.min(from + sliceRows, table.rows.length);
    add(table.rows, from, to);
    await pace(to, table.rows.length, 'rows');
  }
  const formats = settleFormats(mapping, evidence);
  const { file } = table;
  if (formats.dateOrder === 'ask') {
    const params = { file, column: evidence.dateColumn, sample: evidence.dates.sample };
    const answer = questions.ask('AMBIGUOUS_DATE_ORDER', { fileIndex, file, column: evidence.dateColumn }, ['mdy', 'dmy'], params);
    if (answer === 'mdy' || answer === 'dmy') mapping.dateOrder = answer;
  }
  if (formats.decimal === 'ask') {
    const params = { file, column: evidence.numberColumn, sample: evidence.numbers.sample };
    const answer = questions.ask('AMBIGUOUS_DECIMAL', { fileIndex, file, column: evidence.numberColumn }, ['point', 'comma'], params);
    if (answer === 'point' || answer === 'comma') mapping.decimal = answer;
  }
  return {
    ...mapping,
    dateOrder: formats.dateOrder === 'ask' ? mapping.dateOrder : formats.dateOrder,
    decimal: formats.decimal === 'ask' ? mapping.decimal : formats.decimal,
  };
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
    const { mapping: mapped, how } = mapColumns(table, own, chosen, mapping !== null, known, sqlite, questions, index);
    checkMapping(mapped);
    settleStages(table, mapped, sqlite, questions, index);
    settleUnits(own, mapped, questions, index);
    const settled = await settleFile(table, mapped, questions, index, pace);
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
