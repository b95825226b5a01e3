import { setImmediate as breathe } from 'node:timers/promises';
import { AppError } from '#shared/domain/errors.ts';
import type { EntityDef } from '#shared/import/entity.ts';
import type { DateOrder, DecimalMark, FileMapping } from '#shared/import/mapping.ts';
import { createIdentity, type Hash, printOf } from '#shared/import/plan/identity.ts';
import type { Table } from '#shared/import/read/table.ts';
import { createFormatEvidence, settleFormats } from '#shared/import/settle.ts';
import type { FeedBody, FeedRow } from './feed-body.ts';

/** What the sender says of how values are written; null: what they prove holds. */
export type FeedFormats = { dateOrder: DateOrder | null; decimal: DecimalMark | null; currency: string | null };

/** A body that was read once from end to end: how its values are read, and which rows (counted from 0) repeat or contradict others. */
export type SettledBody = { mapping: FileMapping; repeated: ReadonlySet<number>; conflicting: ReadonlySet<number> };

/** Rows of a body as the import reads them. */
export const tableOf = (
  file: string,
  { headers, headerRow }: Pick<FeedBody, 'headers' | 'headerRow'>,
  rows: readonly FeedRow[],
): Table => ({
  file,
  format: 'csv',
  sheet: null,
  sheets: [],
  encoding: null,
  delimiter: null,
  headerRow,
  headers,
  rows: rows.map(({ cells }) => cells),
  rowNumbers: rows.map(({ number }) => number),
  typedNumbers: new Set(),
  notes: [],
});

/** Finds rows that share their identity, in a body that is read in parts. */
const createDuplicates = (entity: EntityDef, mapping: FileMapping, table: Table, hash: Hash) => {
  const identity = createIdentity(entity, mapping, table, hash);
  const first = new Map<string, { index: number; print: string }>();
  const repeated = new Set<number>();
  const conflicting = new Set<number>();
  const add = (index: number, cells: readonly string[]): void => {
    if (identity.mayRepeat(cells)) return;
    const key = identity.of(cells);
    const print = printOf(table, cells, hash);
    const before = first.get(key);
    if (!before) first.set(key, { index, print });
    else if (before.print === print) repeated.add(index);
    else {
      conflicting.add(before.index);
      conflicting.add(index);
    }
  };
  return { add, repeated, conflicting };
};

/** Reads a body from end to end, before anything is written. Throws what is wrong with it as a whole, and AMBIGUOUS_* when its values can be read in two ways. */
export const settleBody = async (
  body: FeedBody,
  entity: EntityDef,
  given: Omit<FileMapping, 'sheet' | 'entity' | 'encoding' | 'delimiter'>,
  hash: Hash,
): Promise<SettledBody> => {
  const mapping: FileMapping = { ...given, sheet: null, entity: entity.key, encoding: null, delimiter: null };
  const { evidence, add } = createFormatEvidence(entity, mapping, new Set());
  const duplicates = createDuplicates(entity, mapping, tableOf(given.file, body, []), hash);
  let index = 0;
  for (const slice of body.rows()) {
    add(
      slice.map(({ cells }) => cells),
      0,
      slice.length,
    );
    for (const { cells, isDeletion } of slice) {
      if (!isDeletion) duplicates.add(index, cells);
      index += 1;
    }
    await breathe();
  }
  const { dateOrder, decimal } = settleFormats(mapping, evidence);
  const { file } = given;
  if (dateOrder === 'ask') throw new AppError('AMBIGUOUS_DATE_ORDER', { file, column: evidence.dateColumn, sample: evidence.dates.sample });
  if (decimal === 'ask') throw new AppError('AMBIGUOUS_DECIMAL', { file, column: evidence.numberColumn, sample: evidence.numbers.sample });
  return { mapping: { ...mapping, dateOrder, decimal }, repeated: duplicates.repeated, conflicting: duplicates.conflicting };
};
