import type { ProgramList, RecordKind } from '#shared/domain/records/record-kind.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import type { ImportEntity } from './mapping.ts';

/**
 * How a cell becomes a value.
 * - `text`, `whole`, `count` (a whole number of at least 0), `amount` (minor units), `ratio` (0 to 1, also written as "45 %"), `date`, `quarter` (2017-Q4), `flag`, `currency`
 * - `choice`: one of the keys of `choices`, or of the program's data (`type`, `tier`), or a deal stage
 * - `reference`: the id of a record that the cell names; deals, contacts and records are looked for within the partner of the row
 * - `listed`: the key of an entry of a list of the program
 * - `labels`: several words, parted by ; or |
 */
export type FieldKind =
  | 'text'
  | 'whole'
  | 'count'
  | 'amount'
  | 'ratio'
  | 'date'
  | 'quarter'
  | 'flag'
  | 'currency'
  | 'choice'
  | 'stage'
  | 'reference'
  | 'listed'
  | 'labels';

export type ImportField = {
  key: string;
  kind: FieldKind;
  /** The column of the table that it fills; null when the entity settles that itself (`finish`), or when it fills labels. */
  column: string | null;
  required?: true;
  /** Headers that mean this field, strongest first, as `headerKey` writes them. */
  headers: readonly string[];
  refers?: ImportEntity | 'team';
  /** Key and the words that mean it. */
  choices?: ReadonlyMap<string, readonly string[]>;
  /** Which list of the program's settings the choices come from. */
  program?: 'partnerType' | 'tier';
  labelKind?: 'territory' | 'vertical' | 'segment';
  /** Which list of the program a `listed` field names an entry of. */
  list?: ProgramList;
  /** A partner whom nobody knows does not hold the row up: this field keeps the name as it was written. */
  otherwise?: string;
  /** A header alone does not do: most of the values must be known too. Other tools use the same header for other words. */
  isByValues?: true;
  /** The record that is named may be another partner's. */
  isOfAnyone?: true;
  /** How much a header of this field says of what the file holds: 1 usual, 3 hardly anything else has it; null: told by how many entities know the header. */
  weight: number | null;
};

export type EntityDef = {
  key: ImportEntity;
  /** The kind of record that it is; null for what is no kind: people, products, partners, deals, contacts, commitments. */
  kind: RecordKind<RecordKey> | null;
  /** Words in a file's name that speak for it. */
  fileWords: readonly string[];
  fields: readonly ImportField[];
  fieldsByKey: ReadonlyMap<string, ImportField>;
};

/** Writes a header in one form: "Close-Date*", "closeDate" and "CLOSE DATE" are "close date"; what stands in brackets is left out. */
export const headerKey = (header: string): string =>
  header
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Builds a field; the rest of its traits by name. */
export const field = (
  key: string,
  kind: FieldKind,
  column: string | null,
  headers: readonly string[],
  more: Partial<Omit<ImportField, 'key' | 'kind' | 'column' | 'headers'>> = {},
): ImportField => ({ key, kind, column, headers, weight: 1, ...more });

export const entityDef = (key: ImportEntity, fileWords: readonly string[], fields: readonly ImportField[]): EntityDef => ({
  key,
  kind: null,
  fileWords,
  fields,
  fieldsByKey: new Map(fields.map((one) => [one.key, one])),
});
