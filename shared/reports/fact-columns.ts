import type { Value } from '#shared/documents/model.ts';
import { type FactColumn, type FactSource, factColumns } from '#shared/portfolio/fact-columns.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { factColumnTexts } from '#shared/text/en/portfolio-facts.ts';
import type { ReportColumn, ReportRow } from './portfolio-columns.ts';
import type { PortfolioSay } from './words.ts';

const words: Readonly<Record<string, string>> = alertTexts.words;
const empty: Value = { kind: 'text', text: '' };

const valueOf = (column: FactColumn, source: FactSource, currency: string, say: PortfolioSay): Value => {
  switch (column.kind) {
    case 'date': {
      const date = column.of(source);
      return date === null ? empty : { kind: 'date', date };
    }
    case 'word': {
      const key = column.of(source);
      return { kind: 'text', text: key === null ? '' : (words[key] ?? key) };
    }
    case 'weeks':
      return { kind: 'integer', value: column.of(source).reduce((sum, count) => sum + count, 0) };
    case 'part': {
      const { part, of } = column.of(source);
      return of === 0 ? empty : { kind: 'percent', fraction: part / of };
    }
    default: {
      const value = column.of(source);
      if (value === null) return column.kind === 'money' ? { kind: 'missing', reason: say('noAmount') } : empty;
      if (column.kind === 'money') return { kind: 'money', minor: value, currency };
      return column.kind === 'ratio' ? { kind: 'percent', fraction: value } : { kind: 'integer', value };
    }
  }
};

const kindOf = ({ kind }: FactColumn): ReportColumn['kind'] => {
  switch (kind) {
    case 'count':
    case 'weeks':
      return 'integer';
    case 'ratio':
    case 'part':
      return 'percent';
    case 'word':
      return 'text';
    default:
      return kind;
  }
};

/** The columns beside the deals with typed cells: courses as their sum over the thirteen weeks, parts as their share. */
export const factReportColumns = (currency: string, say: PortfolioSay): ReportColumn[] =>
  factColumns.map(
    (column): ReportColumn => ({
      key: column.key,
      label: column.kind === 'weeks' ? say('thirteenWeeks', { label: factColumnTexts[column.key] }) : factColumnTexts[column.key],
      kind: kindOf(column),
      ...(column.kind === 'money' ? { unit: currency } : {}),
      value: (row: ReportRow) => valueOf(column, { row, facts: row.facts }, currency, say),
    }),
  );
