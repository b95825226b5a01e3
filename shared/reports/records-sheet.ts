import type { Column, Row, Sheet, Value, Workbook } from '#shared/documents/model.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { majorUnits, minorDigits } from '#shared/domain/money.ts';
import { recordsDocumentTexts } from '#shared/text/en/records-document.ts';
import type { FieldKind, ImportField } from '../import/entity.ts';

/** The records of one kind as a document: a column a field, under headers and in words by which the import knows them again. */
export type RecordsReport = {
  title: string;
  asOf: IsoDate;
  companyName: string;
  createdAt: string;
  columns: readonly RecordsColumn[];
  rows: readonly Row[];
};
export type RecordsColumn = Pick<ImportField, 'key' | 'kind'> & { label: string };

const kinds: Partial<Record<FieldKind, Column['kind']>> = {
  whole: 'integer',
  count: 'integer',
  amount: 'decimal',
  date: 'date',
};
const text = (value: string): Value => ({ kind: 'text', text: value });

/** A stored value as a cell. `currency`: of the row's amounts, which stands in a column of its own. References and keys of the program come as the words that find them again. */
export const recordCell = (kind: FieldKind, value: string | number | null, currency: string | null): Value => {
  if (value === null || value === '') return text('');
  switch (kind) {
    case 'whole':
    case 'count':
      return { kind: 'integer', value: Number(value) };
    case 'amount':
      if (currency === null) return text('');
      return { kind: 'decimal', value: majorUnits(Number(value), currency), digits: minorDigits(currency) };
    case 'date':
      return { kind: 'date', date: String(value) };
    case 'flag':
      return text(value === 1 ? recordsDocumentTexts.yes : recordsDocumentTexts.no);
    case 'labels':
      return text(String(value).replaceAll('\n', '; '));
    default:
      return text(String(value));
  }
};

export const recordsSheet = ({ title, columns, rows }: RecordsReport): Sheet => ({
  name: title.slice(0, 31),
  columns: columns.map(({ key, label, kind }) => ({ key, label, kind: kinds[kind] ?? 'text' })),
  rows: [...rows],
});

export const recordsWorkbook = (report: RecordsReport, language: string): Workbook => ({
  language,
  asOf: report.asOf,
  properties: {
    title: report.title,
    subject: report.title,
    author: report.companyName,
    company: report.companyName,
    createdAt: report.createdAt,
  },
  readMe: {
    name: recordsDocumentTexts.readMe,
    title: report.title,
    facts: [{ label: recordsDocumentTexts.rows, value: { kind: 'integer', value: report.rows.length } }],
    definitionsTitle: recordsDocumentTexts.aboutTitle,
    definitions: [{ term: recordsDocumentTexts.again, text: recordsDocumentTexts.againText }],
  },
  sheets: [recordsSheet(report)],
});
