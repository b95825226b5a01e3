import Papa from 'papaparse';
import type { QueryCtx } from '#core/context.ts';
import type { Sqlite } from '#core/db/open.ts';
import type { AttentionEntry } from '#shared/api/imports.ts';
import { describeError, type ErrorParams, isErrorCode } from '#shared/domain/errors.ts';
import { isRecordKey } from '#shared/domain/records/record-kinds.ts';
import { ImportEntity, ImportMapping } from '#shared/import/mapping.ts';
import { attentionHeaders, signatureOf } from '#shared/import/signature.ts';
import { escapeFormula } from './formula-text.ts';
import { fieldLabelOf } from '#shared/import/field-label.ts';

/** An entry as it lies in the store. */
export type EntryRow = {
  id: string;
  import_id: string;
  file: string;
  row_number: number;
  entity: string;
  cells: string;
  code: string;
  field: string | null;
  params: string;
  state: 'open' | 'placed' | 'dismissed';
  record_id: string | null;
  created_at: number;
};
export type EntryChoice = { ids?: readonly string[] | undefined; code?: string | undefined; importId?: string | undefined };

export const entryCells = (entry: Pick<EntryRow, 'cells'>): Array<[header: string, value: string]> =>
  JSON.parse(entry.cells) as Array<[string, string]>;

const textsOf = (code: string, params: ErrorParams): { message: string; hint: string } => {
  const { message, hint } = describeError(isErrorCode(code) ? code : 'INTERNAL', params);
  return { message, hint };
};

/** The mapping of each import's files by the headers of the file, read once for each import. */
export const createMappingLookup = (sqlite: Sqlite) => {
  const byImport = new Map<string, ImportMapping | null>();
  return (importId: string, headers: readonly string[]): ImportMapping['files'][number] | null => {
    if (!byImport.has(importId)) {
      const row = sqlite.prepare('SELECT mapping FROM import_batch WHERE id = ?').get(importId) as { mapping: string } | undefined;
      const parsed = ImportMapping.safeParse(row ? JSON.parse(row.mapping) : null);
      byImport.set(importId, parsed.success ? parsed.data : null);
    }
    const signature = signatureOf(headers);
    return byImport.get(importId)?.files.find((file) => signatureOf(file.columns.map((column) => column.header)) === signature) ?? null;
  };
};

/** Open entries that a choice names, in the order of their rows. */
export const chooseEntries = (sqlite: Sqlite, choice: EntryChoice): EntryRow[] => {
  const conditions = [`state = 'open'`];
  const values: string[] = [];
  if (choice.ids) {
    conditions.push('id IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(choice.ids));
  }
  if (choice.code !== undefined) {
    conditions.push('code = ?');
    values.push(choice.code);
  }
  if (choice.importId !== undefined) {
    conditions.push('import_id = ?');
    values.push(choice.importId);
  }
  return sqlite
    .prepare(`SELECT * FROM needs_attention WHERE ${conditions.join(' AND ')} ORDER BY import_id, row_number, id`)
    .all(...values) as EntryRow[];
};

/** The name that a row gives a partner whom nobody knows, and the known name that it probably means; null for a row that waits for another reason. */
export const unknownPartnerOf = ({
  code,
  params,
}: Pick<EntryRow, 'code' | 'params'>): { name: string; suggestion: string | null } | null => {
  if (code !== 'ROW_REFERENCE_UNKNOWN') return null;
  const { value, suggestion } = JSON.parse(params) as ErrorParams;
  return { name: String(value), suggestion: suggestion === undefined ? null : String(suggestion) };
};

/** One page of the list, with the reasons of all that the filter holds. */
export const listAttention = (
  ctx: QueryCtx,
  input: { importId?: string | undefined; code?: string | undefined; state: EntryRow['state']; limit: number; offset: number },
) => {
  ctx.note('needs_attention', 'import_batch');
  const { sqlite } = ctx;
  const where = `state = ? ${input.importId === undefined ? '' : 'AND import_id = ?'}`;
  const base = input.importId === undefined ? [input.state] : [input.state, input.importId];
  const reasons = sqlite
    .prepare(
      `SELECT code, count(*) AS count, min(params) AS params FROM needs_attention WHERE ${where} GROUP BY code ORDER BY count(*) DESC, code`,
    )
    .all(...base) as Array<{
    code: string;
    count: number;
    params: string;
  }>;
  const withCode = input.code === undefined ? where : `${where} AND code = ?`;
  const values = input.code === undefined ? base : [...base, input.code];
  const total = (sqlite.prepare(`SELECT count(*) AS n FROM needs_attention WHERE ${withCode}`).get(...values) as { n: number }).n;
  const rows = sqlite
    .prepare(`SELECT * FROM needs_attention WHERE ${withCode} ORDER BY import_id DESC, row_number, id LIMIT ? OFFSET ?`)
    .all(...values, input.limit, input.offset) as EntryRow[];
  const mappingOf = createMappingLookup(sqlite);
  const entries = rows.map((row): AttentionEntry => {
    const cells = entryCells(row);
    const mapping = mappingOf(
      row.import_id,
      cells.map(([header]) => header),
    );
    const entity = ImportEntity.parse(row.entity);
    const params = JSON.parse(row.params) as ErrorParams;
    return {
      id: row.id,
      importId: row.import_id,
      file: row.file,
      row: row.row_number,
      entity,
      code: row.code,
      ...textsOf(row.code, params),
      field: row.field,
      fieldLabel: row.field === null ? null : fieldLabelOf(entity, row.field),
      column: mapping?.columns.find((column) => column.field === row.field && row.field !== null)?.header ?? null,
      unknownPartner: unknownPartnerOf(row)?.name ?? null,
      suggestion: params['suggestion'] === undefined ? null : String(params['suggestion']),
      cells: cells.map(([header, value]) => ({ header, value })),
      state: row.state,
      recordId: row.record_id,
      createdAt: row.created_at,
    };
  });
  return {
    total,
    reasons: reasons.map(({ code, count, params }) => ({ code, count, ...textsOf(code, JSON.parse(params) as ErrorParams) })),
    entries,
  };
};

const fileWordOf = (entity: string): string => (isRecordKey(entity) ? entity.replaceAll('_', '-') : `${entity}s`);

/** The chosen open rows as CSV, a file for each set of headers. They carry the entry that they are, so that they find it again when they come back. */
export const exportAttention = (
  sqlite: Sqlite,
  choice: EntryChoice,
): { files: Array<{ fileName: string; rows: number; text: string }> } => {
  const groups = new Map<string, { headers: string[]; entity: string; rows: string[][] }>();
  for (const entry of chooseEntries(sqlite, choice)) {
    const cells = entryCells(entry);
    const headers = cells.map(([header]) => header);
    const key = JSON.stringify([entry.entity, headers]);
    const group = groups.get(key) ?? { headers, entity: entry.entity, rows: [] };
    const { message } = textsOf(entry.code, JSON.parse(entry.params) as ErrorParams);
    group.rows.push([...cells.map(([, value]) => value), entry.id, message].map(escapeFormula));
    groups.set(key, group);
  }
  const names = new Map<string, number>();
  return {
    files: [...groups.values()].map(({ headers, entity, rows }) => {
      const count = (names.get(entity) ?? 0) + 1;
      names.set(entity, count);
      const fields = [...headers, attentionHeaders.entry, attentionHeaders.reason].map(escapeFormula);
      return {
        fileName: `needs-attention-${fileWordOf(entity)}${count > 1 ? `-${count}` : ''}.csv`,
        rows: rows.length,
        text: `${Papa.unparse({ fields, data: rows }, { newline: '\r\n' })}\r\n`,
      };
    }),
  };
};
