import type { IsoDate } from '#shared/domain/dates.ts';
import type { Chart, Column, FileProperties, Row, Value } from '#shared/documents/model.ts';

/** `empty` is the sentence that stands in place of a table without rows. */
export type TemplateTable = { columns: Column[]; rows: Row[]; empty: string };
/** A picture, base64; `width` and `height` in its own pixels. */
export type TemplateImage = { mediaType: 'image/png' | 'image/jpeg'; base64: string; width: number; height: number; altText: string };

/**
 * What the tags of a template are filled with. Plain JSON. Whoever makes it has already left out what the reader may not see.
 * Keys are the names that stand in tags: `values['partner.name']` for `{{partner.name}}`, `tables.pipeline` for `{{table.pipeline}}`.
 */
export type TemplateData = {
  /** BCP 47 tag: formats of numbers and dates, and the language of the words that are added. */
  language: string;
  asOf: IsoDate;
  properties: FileProperties;
  values: Record<string, Value>;
  tables: Record<string, TemplateTable>;
  charts: Record<string, Chart>;
  /** For `{{#each commitments}}`: one record an item, its fields by name. */
  lists: Record<string, Record<string, Value>[]>;
  conditions: Record<string, boolean>;
  images: Record<string, TemplateImage>;
};

/** Who gets the deck. The partner's copy carries nothing of the template that is meant for us alone. */
export type Audience = 'internal' | 'partner';
