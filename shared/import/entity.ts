import type { ImportEntity } from './mapping.ts';

/**
 * How a cell becomes a value.
 * - `text`, `year`, `whole`, `amount` (minor units), `date`, `flag`, `currency`
 * - `choice`: one of the keys of `choices`, or of the program's data (`type`, `tier`), or a deal stage
 * - `reference`: the id of a record that the cell names
 * - `labels`: several words, parted by ; or |
 */
export type FieldKind = 'text' | 'whole' | 'amount' | 'date' | 'flag' | 'currency' | 'choice' | 'stage' | 'reference' | 'labels';

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
  /** How much a header of this field says of what the file holds: 1 usual, 3 hardly anything else has it. */
  weight: number;
};

export type EntityDef = {
  key: ImportEntity;
  table: 'person' | 'product' | 'partner' | 'deal' | 'contact' | 'commitment';
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
  table: key,
  fileWords,
  fields,
  fieldsByKey: new Map(fields.map((one) => [one.key, one])),
});
