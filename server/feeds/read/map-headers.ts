import { AppError } from '#shared/domain/errors.ts';
import type { EntityDef } from '#shared/import/entity.ts';
import type { ColumnMapping } from '#shared/import/mapping.ts';
import { profileColumn } from '#shared/import/profile.ts';
import { type KnownNames, proposeColumns } from '#shared/import/propose.ts';
import { isAttentionHeader } from '#shared/import/signature.ts';
import { unitOfHeader } from '#shared/import/unit-of-header.ts';
import { deletedHeader, type FeedBody } from './feed-body.ts';

const nobody: KnownNames = { partner: new Set(), person: new Set(), product: new Set() };
const sampleRows = 2000;

const sampleOf = (body: FeedBody): string[][] => {
  const sample: string[][] = [];
  for (const rows of body.rows()) {
    sample.push(...rows.map(({ cells }) => cells));
    if (sample.length >= sampleRows) break;
  }
  return sample;
};

const columnOf = (entity: EntityDef, header: string, field: string | null): ColumnMapping => {
  const unit = field !== null && entity.fieldsByKey.get(field)?.kind === 'amount' ? unitOfHeader(header) : null;
  return { header, field, ...(unit ? { unit } : {}) };
};

/**
 * Which column fills which field: by the field's own name, else by the words that the app knows for it. A feed says what it brings, so a column that means nothing is
 * refused (FEED_COLUMN_UNKNOWN), as are two for one field (IMPORT_MAPPING_TWICE).
 */
export const mapHeaders = (file: string, entity: EntityDef, body: FeedBody, rowOf: (header: string) => number): ColumnMapping[] => {
  const { headers } = body;
  const sample = sampleOf(body);
  if (sample.length === 0) throw new AppError('FEED_EMPTY');
  const profiles = headers.map((_, column) => profileColumn(sample, column));
  const named = new Map(headers.flatMap((header) => (entity.fieldsByKey.has(header) ? [[header, header] as const] : [])));
  const proposed = proposeColumns(entity, { file, headers: headers.map((header) => (named.has(header) ? '' : header)), profiles }, nobody);
  const taken = new Map([...named].map(([header, field]) => [field, header]));
  return headers.map((header, column) => {
    if (header === deletedHeader || isAttentionHeader(header)) return columnOf(entity, header, null);
    const own = named.get(header);
    if (own !== undefined) return columnOf(entity, header, own);
    const { field, how } = proposed[column] ?? { field: null, how: 'none' };
    if (field === null || how === 'none')
      throw new AppError('FEED_COLUMN_UNKNOWN', {
        entity: entity.key,
        column: header.slice(0, 100),
        row: rowOf(header),
        known: [...entity.fieldsByKey.keys(), deletedHeader].join(', '),
      });
    const first = taken.get(field);
    if (first !== undefined) throw new AppError('IMPORT_MAPPING_TWICE', { file, first, second: header.slice(0, 100), field });
    taken.set(field, header);
    return columnOf(entity, header, field);
  });
};
