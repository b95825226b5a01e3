import type { IsoDate } from '#shared/domain/dates.ts';
import type { RichBlock } from '#shared/rich-text/model.ts';

/**
 * A document before it has a file format: plain JSON, no I/O, no functions. Reports and QBR packages are built as one of these; the writers of PPTX, PDF
 * and XLSX render it. Amounts are never text here: a cell keeps its type, so that a slide can show "76,451.00" and a sheet can hold the number.
 */

/** On track, at risk, off track, not known: each is drawn with its own shape, never by colour alone. */
export type Status = 'on-track' | 'at-risk' | 'off-track' | 'unknown';

/** One typed value. `missing` is "not available" with its reason; it is never drawn as zero. */
export type Value =
  | { kind: 'text'; text: string }
  | { kind: 'money'; minor: number; currency: string }
  | { kind: 'integer'; value: number }
  | { kind: 'decimal'; value: number; digits: number }
  | { kind: 'percent'; fraction: number; digits?: number }
  | { kind: 'date'; date: IsoDate }
  | { kind: 'status'; status: Status; text: string }
  | { kind: 'missing'; reason: string };
export type ValueKind = Exclude<Value['kind'], 'missing'>;

/** A change as words ("+12.5 %", "2 fewer"). `tone` says whether it is welcome: a falling loss count is down and good. */
export type Change = { text: string; direction: 'up' | 'down' | 'same'; tone: 'good' | 'bad' | 'neutral' };
export type Comparison = { value: Value; change: Change | null };

/** One figure with what it means. `previous` and `yearBefore` are null where the figure has no such comparison at all. */
export type Figure = {
  key: string;
  label: string;
  value: Value;
  previous: Comparison | null;
  yearBefore: Comparison | null;
  /** The value that the last frozen review of the partner showed for its quarter; left out where there is none. */
  lastReview?: Comparison | null;
  /** One sentence: what is counted, over which window. */
  definition: string;
};

/** `unit` (a currency code, "days") stands in the header; amounts in that currency are then written without it. Numbers align right, text left. */
export type Column = { key: string; label: string; kind: ValueKind; unit?: string; align?: 'left' | 'right' | 'center'; width?: number };
export type Row = { cells: Value[]; emphasis?: 'total' | 'subdued' };

export type ChartFormat =
  | { kind: 'money'; currency: string }
  | { kind: 'integer' }
  | { kind: 'decimal'; digits: number }
  | { kind: 'percent' };
/** Values are integer minor units for money and fractions for percent; null is a gap. One value a category, in order. */
export type Series = { key: string; name: string; values: (number | null)[] };
export type Chart = {
  kind: 'bar' | 'stacked' | 'line';
  title: string;
  /** What a reader who cannot see the chart should know. */
  altText: string;
  categories: string[];
  series: Series[];
  format: ChartFormat;
  /** Heading of the categories in the table behind the chart ("Quarter"). */
  categoryLabel: string;
};

type Headed = { heading?: string };
/**
 * Running text. `commentary` is what a person wrote about the figures; `note` is small print. `rich` is the same text with its form, where it has one; writers that
 * know no form take `paragraphs`.
 */
export type TextBlock = Headed & { kind: 'text'; role: 'body' | 'commentary' | 'note'; paragraphs: string[]; rich?: RichBlock[] };
export type ListBlock = Headed & { kind: 'list'; items: string[]; ordered?: boolean };
export type FiguresBlock = Headed & {
  kind: 'figures';
  valueLabel?: string;
  previousLabel: string;
  yearBeforeLabel: string;
  figures: Figure[];
};
/** `empty` is the sentence that stands in place of a table without rows. */
export type TableBlock = Headed & { kind: 'table'; columns: Column[]; rows: Row[]; empty: string };
export type ChartBlock = Headed & { kind: 'chart'; chart: Chart };
export type Block = TextBlock | ListBlock | FiguresBlock | TableBlock | ChartBlock;

/**
 * A slide, or a chapter of the hand-out. `layout`: `title` is the cover; `stack` puts blocks below each other; `side-by-side` puts the first block left and
 * the others right where the page is wide enough. `notes` are the speaker's; they never appear in the hand-out. Null: the slide has none at all, not even the definitions of its figures.
 */
export type Section = { key: string; title: string; layout: 'title' | 'stack' | 'side-by-side'; notes: string | null; blocks: Block[] };

export type FileProperties = {
  title: string;
  subject: string;
  author: string;
  company: string;
  /** Instant of the export, ISO 8601 in UTC; stamped in the file so that the same input gives the same bytes. */
  createdAt: string;
};

export type Document = {
  title: string;
  subtitle: string;
  partner: string | null;
  asOf: IsoDate;
  /** Short, on every page beside the as-of date: "Internal" or "For ACME Corp". */
  footer: string;
  /** Reporting currency, ISO 4217. */
  currency: string;
  /** BCP 47 tag: formats of numbers and dates, and the language of the words that writers add. */
  language: string;
  pageSize: 'A4' | 'Letter';
  properties: FileProperties;
  sections: Section[];
};

/** One sheet: typed columns under a frozen header with filters. `width` of a column is in characters; without one it is taken from the content. */
export type Sheet = { name: string; columns: Column[]; rows: Row[] };
/** The sheet that says what the others are: as-of date, filter, currency, calendar, then the definition of each figure. */
export type ReadMe = {
  name: string;
  title: string;
  facts: { label: string; value: Value }[];
  definitionsTitle: string;
  definitions: { term: string; text: string }[];
};
export type Workbook = { language: string; asOf: IsoDate; properties: FileProperties; readMe: ReadMe; sheets: Sheet[] };
