import type { Sqlite } from '#core/db/open.ts';
import { AppError } from '#shared/domain/errors.ts';
import { entityOf, importEntities } from '#shared/import/entities.ts';
import { headerKey } from '#shared/import/entity.ts';
import type { FileMapping, ImportEntity, ImportMapping } from '#shared/import/mapping.ts';
import type { ColumnProfile } from '#shared/import/profile.ts';
import { type KnownNames, propose, proposeColumns } from '#shared/import/propose.ts';
import { unitOfHeader } from '#shared/import/unit-of-header.ts';
import { isAttentionHeader, signatureOf } from '#shared/import/signature.ts';
import { rememberedMapping } from './memory.ts';
import type { Questions } from './questions.ts';
import type { Table } from '#shared/import/read/table.ts';

/** How a column got its field. */
export type How = 'mapping' | 'memory' | 'header' | 'values' | 'none';

/** Headers of a number: of what is no kind of record, as ever, and of the entity's own. What numbers a contract is no rival of what numbers a deal. */
const keyHeadersOf = (key: ImportEntity): ReadonlySet<string> =>
  new Set(
    importEntities.flatMap((entity) =>
      entity.key === key || (entity.kind === null && entityOf(key).kind === null)
        ? [...(entity.fieldsByKey.get('externalId')?.headers ?? [])]
        : [],
    ),
  );

/** Looks for the part of a mapping that is meant for a file: by its headers, else by its name. */
export const partFor = (mapping: ImportMapping | null, file: string, fileIndex: number, table: Table | null): FileMapping | null => {
  const signature = table ? signatureOf(table.headers) : null;
  const byHeaders = mapping?.files.filter(
    (part) => part.columns.length > 0 && signatureOf(part.columns.map((column) => column.header)) === signature,
  );
  return (
    // two files of one name and one kind are told apart by their place
    byHeaders?.find((part) => part.file === file && part === mapping?.files[fileIndex]) ??
    byHeaders?.find((part) => part.file === file) ??
    byHeaders?.[0] ??
    mapping?.files.find((part) => part.file === file && part.columns.length === 0) ??
    null
  );
};

/** Throws when a mapping names a field that the entity does not have, or fills one field twice. */
export const checkMapping = (mapping: FileMapping): void => {
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

const isUnique = (table: Table, column: number): boolean => {
  const seen = new Set<string>();
  for (const cells of table.rows) {
    const cell = (cells[column] as string).trim();
    if (cell === '' || seen.has(cell)) return false;
    seen.add(cell);
  }
  return true;
};

/** Columns whose headers say that they number the deals, and whose values do: several are a question. */
const keyCandidates = (table: Table, entity: ImportEntity, columns: FileMapping['columns']): string[] => {
  const keyHeaders = keyHeadersOf(entity);
  const named = columns.flatMap(({ header, field }, index) => (field === null || field === 'externalId' ? [{ header, index }] : []));
  const numbering = named.filter(({ header }) => keyHeaders.has(headerKey(header)));
  return numbering.length < 2 ? [] : numbering.filter(({ index }) => isUnique(table, index)).map(({ header }) => header);
};

/** Asks which column is the number of a record when several could be and none is chosen. */
export const settleKey = (table: Table, mapping: FileMapping, questions: Questions, fileIndex: number): void => {
  if (mapping.entity === null || mapping.columns.some((column) => column.field === 'externalId')) return;
  if (!entityOf(mapping.entity).fieldsByKey.has('externalId')) return;
  const headers = keyCandidates(table, mapping.entity, mapping.columns);
  const [first = '', second = ''] = headers;
  if (headers.length < 2) return;
  const answer = questions.ask('AMBIGUOUS_KEY', { fileIndex, file: table.file, column: null }, headers, {
    file: table.file,
    first,
    second,
  });
  for (const column of mapping.columns) if (column.header === answer) column.field = 'externalId';
};

/** What the file holds as likely as something else: only a person can say. */
const askEntity = (file: string, fileIndex: number, rivals: readonly ImportEntity[], questions: Questions): ImportEntity | null => {
  const [first, second] = rivals;
  if (first === undefined || second === undefined) return null;
  const answer = questions.ask('AMBIGUOUS_ENTITY', { fileIndex, file, column: null }, rivals.slice(0, 6), { file, first, second });
  return rivals.find((entity) => entity === answer) ?? null;
};

/** Columns from the mapping, from memory, or proposed. `isSoft`: from memory, so that what the values prove goes before. */
export const mapColumns = (
  table: Table,
  profiles: readonly ColumnProfile[],
  chosen: FileMapping,
  isGiven: boolean,
  known: KnownNames,
  sqlite: Sqlite,
  questions: Questions,
  fileIndex: number,
): { mapping: FileMapping; how: How[]; isSoft: boolean } => {
  const fromParts = (part: FileMapping, how: How): { mapping: FileMapping; how: How[] } => {
    const byHeader = new Map(part.columns.map((column) => [headerKey(column.header), column]));
    const columns = table.headers.map((header) => ({ ...(byHeader.get(headerKey(header)) ?? { field: null }), header }));
    return { mapping: { ...part, file: table.file, columns }, how: columns.map((column) => (column.field === null ? 'none' : how)) };
  };
  if (isGiven && chosen.columns.length > 0) return { ...fromParts(chosen, 'mapping'), isSoft: false };
  const remembered = chosen.entity === null ? rememberedMapping(sqlite, table) : null;
  if (remembered) {
    const part = { ...remembered.mapping, sheet: chosen.sheet, encoding: chosen.encoding, delimiter: chosen.delimiter };
    return { ...fromParts(part, 'memory'), isSoft: !remembered.isSame };
  }

  const facts = { file: table.file, headers: table.headers, profiles };
  const proposed = chosen.entity === null ? propose(facts, known) : null;
  const said = proposed ? askEntity(table.file, fileIndex, proposed.rivals, questions) : chosen.entity;
  const proposal =
    said === null && proposed ? proposed : { entity: said, columns: said === null ? [] : proposeColumns(entityOf(said), facts, known) };
  // nothing is settled of a file before it is said what it holds; without columns it is asked again
  if (said === null && proposed && proposed.rivals.length > 1)
    return { mapping: { ...chosen, file: table.file, columns: [] }, how: [], isSoft: false };
  const columns: FileMapping['columns'] = table.headers.map((header, index) => {
    const field = isAttentionHeader(header) ? null : (proposal.columns[index]?.field ?? null);
    const unit =
      field !== null && proposal.entity && entityOf(proposal.entity).fieldsByKey.get(field)?.kind === 'amount'
        ? unitOfHeader(header)
        : null;
    return { header, field, ...(unit ? { unit } : {}) };
  });
  const how: How[] = columns.map((column, index) => (column.field === null ? 'none' : (proposal.columns[index]?.how ?? 'none')));
  // several columns could be the number: none is, before a person says which
  if (proposal.entity && keyCandidates(table, proposal.entity, columns).length > 1)
    for (const column of columns) if (column.field === 'externalId') column.field = null;
  return { mapping: { ...chosen, file: table.file, entity: proposal.entity, columns }, how, isSoft: false };
};
