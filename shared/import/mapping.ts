import { z } from 'zod';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';

/** What a file can hold: people, products, partners, deals, contacts, commitments, and every kind of record that hangs on a partner. */
export const ImportEntity = z.enum(['person', 'product', 'partner', 'deal', 'contact', 'commitment', ...recordKinds.map(({ key }) => key)]);
export type ImportEntity = z.infer<typeof ImportEntity>;

export const DateOrder = z.enum(['mdy', 'dmy', 'ymd']);
export type DateOrder = z.infer<typeof DateOrder>;
export const DecimalMark = z.enum(['point', 'comma']);
export type DecimalMark = z.infer<typeof DecimalMark>;
export const Encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);
export type Encoding = z.infer<typeof Encoding>;
export const Delimiter = z.enum([',', ';', '\t', '|']);
export type Delimiter = z.infer<typeof Delimiter>;
/** What one unit of a money column stands for. */
export const Unit = z.enum(['one', 'thousand', 'million']);
export type Unit = z.infer<typeof Unit>;

/** What happens to one column: the field it fills (null: left out), and how its values are read. */
export const ColumnMapping = z.object({
  header: z.string().max(1000),
  field: z.string().max(60).nullable(),
  unit: Unit.optional(),
  /** Values that are read as others, exactly as written: `[from, to]`, such as `['technolgy', 'technology']` or `['Verbal', 'won']`. */
  values: z
    .array(z.tuple([z.string().max(500), z.string().max(500)]))
    .max(1000)
    .optional(),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** How one file is read. Null: not settled yet, or not needed; Quarterdeck then takes what the file proves, or asks. */
export const FileMapping = z.object({
  /** The name of the file when the mapping was made; files are found again by their headers. */
  file: z.string().max(500),
  sheet: z.string().max(200).nullable().default(null),
  /** Null: this file is left out. */
  entity: ImportEntity.nullable(),
  encoding: Encoding.nullable().default(null),
  delimiter: Delimiter.nullable().default(null),
  dateOrder: DateOrder.nullable().default(null),
  decimal: DecimalMark.nullable().default(null),
  /** ISO 4217; null: the program's currency. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  columns: z.array(ColumnMapping).max(1000),
});
export type FileMapping = z.infer<typeof FileMapping>;

/** A name in a file that stands for a record of another name. `accepted: false` keeps a declined proposal from coming back. */
export const AliasChoice = z.object({
  entity: z.literal('product'),
  name: z.string().max(500),
  target: z.string().max(500),
  accepted: z.boolean(),
});
export type AliasChoice = z.infer<typeof AliasChoice>;

/** Everything that decides how files become records; can be saved and used again. */
export const ImportMapping = z.object({
  version: z.literal(1),
  files: z.array(FileMapping).max(50),
  aliases: z.array(AliasChoice).max(1000).default([]),
});
export type ImportMapping = z.infer<typeof ImportMapping>;
