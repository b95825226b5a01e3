import type { PortfolioHeader } from '#shared/api/partners.ts';
import type { Program } from '#shared/api/settings.ts';
import { dateText } from '#shared/documents/format.ts';
import type { FileProperties, ReadMe, Sheet, Value, Workbook } from '#shared/documents/model.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { dateValue, figureValue, textValue } from '#shared/qbr/values.ts';
import { calendarText, ratesText } from '#shared/qbr/workbook.ts';
import { qbrWordsOf } from '#shared/qbr/words.ts';
import { portfolioColumns, type ReportColumn, type ReportRow } from './portfolio-columns.ts';
import { type PortfolioSay, portfolioWordsOf } from './words.ts';

/** The portfolio as it stands on the screen. `columns` and `rows` are in the screen's order; `filter`: what the screen says it shows. */
export type PortfolioReport = {
  asOf: IsoDate;
  currency: string;
  program: Program;
  header: PortfolioHeader;
  rows: readonly ReportRow[];
  columns: readonly ReportColumn[];
  filter: string | null;
  language: string;
  createdAt: string;
};

/** The columns with these keys, in their order; all of them when none are named. A key that the program does not know is left out. */
export const chooseColumns = (
  keys: readonly string[] | undefined,
  program: Program,
  currency: string,
  language: string,
): ReportColumn[] => {
  const all = portfolioColumns(program, currency, portfolioWordsOf(language));
  return keys === undefined ? all : keys.flatMap((key) => all.find((column) => column.key === key) ?? []);
};

const totalRow = (columns: readonly ReportColumn[], rows: readonly ReportRow[], say: PortfolioSay): Value[] =>
  columns.map((column, index) => column.total?.(rows) ?? textValue(index === 0 ? say('total') : null));

/** The rows alone, for CSV, or with their total. */
export const portfolioSheet = ({ columns, rows, language }: PortfolioReport, withTotal: boolean): Sheet => {
  const say = portfolioWordsOf(language);
  return {
    name: say('portfolio'),
    columns: columns.map(({ key, label, kind, unit }) => ({ key, label, kind, ...(unit === undefined ? {} : { unit }) })),
    rows: [
      ...rows.map((row) => ({ cells: columns.map((column) => column.value(row)) })),
      ...(withTotal && rows.length > 0 ? [{ cells: totalRow(columns, rows, say), emphasis: 'total' as const }] : []),
    ],
  };
};

const headerFigures = ({ enrolled, active, activeRatio, revenue, revenuePerActive, topTenShare }: PortfolioHeader): Figure[] => [
  enrolled,
  active,
  activeRatio,
  revenue,
  revenuePerActive,
  topTenShare,
];

const headerSheet = ({ header, program }: PortfolioReport, say: PortfolioSay): Sheet => ({
  name: say('header'),
  columns: [
    { key: 'figure', label: say('figure'), kind: 'text' },
    { key: 'value', label: say('value'), kind: 'decimal' },
    { key: 'from', label: say('from'), kind: 'date' },
    { key: 'to', label: say('to'), kind: 'date' },
    { key: 'preset', label: say('preset'), kind: 'text' },
    { key: 'definition', label: say('definition'), kind: 'text' },
  ],
  rows: headerFigures(header).map((figure) => ({
    cells: [
      textValue(figure.currency === null ? figure.label : `${figure.label} (${figure.currency})`),
      figureValue(figure),
      dateValue(figure.window.from),
      dateValue(figure.window.to),
      textValue(program.presets.find(({ key }) => key === figure.preset)?.label ?? figure.preset),
      textValue(figure.definition),
    ],
  })),
});

const tierSheet = ({ header }: PortfolioReport, say: PortfolioSay): Sheet => ({
  name: say('tiers'),
  columns: [
    { key: 'tier', label: say('tier'), kind: 'text' },
    { key: 'enrolled', label: say('enrolled'), kind: 'integer' },
    { key: 'active', label: say('active'), kind: 'integer' },
    { key: 'ratio', label: say('ratio'), kind: 'percent' },
  ],
  rows: header.tierMix.map(({ key, label, enrolled, active }) => ({
    cells: [
      textValue(key === null ? say('noTier') : label),
      { kind: 'integer', value: enrolled },
      { kind: 'integer', value: active },
      enrolled === 0 ? { kind: 'missing', reason: say('noneEnrolled') } : { kind: 'percent', fraction: active / enrolled },
    ],
  })),
});

const readMe = (report: PortfolioReport, say: PortfolioSay): ReadMe => {
  const { currency, program, header, rows, filter, language } = report;
  const qbrSay = qbrWordsOf(language);
  return {
    name: say('readMe'),
    title: say('title'),
    facts: [
      { label: say('factRows'), value: { kind: 'integer', value: rows.length } },
      { label: qbrSay('factFilter'), value: textValue(filter ?? qbrSay('noFilter')) },
      { label: qbrSay('factCurrency'), value: textValue(currency) },
      { label: qbrSay('factRates'), value: textValue(ratesText(header.revenue.rate, qbrSay, language)) },
      { label: qbrSay('factCalendar'), value: textValue(calendarText(program.fiscalCalendar, qbrSay)) },
    ],
    definitionsTitle: qbrSay('definitions'),
    definitions: [
      { term: say('termWindow'), text: say('twelveMonths') },
      { term: say('termOpen'), text: say('openOn') },
      ...headerFigures(header).map(({ label, definition }) => ({ term: label, text: definition })),
    ],
  };
};

export const portfolioProperties = ({ asOf, program, language, createdAt }: PortfolioReport): FileProperties => {
  const say = portfolioWordsOf(language);
  return {
    title: say('title'),
    subject: say('subject', { date: dateText(asOf, language) }),
    author: program.companyName,
    company: program.companyName,
    createdAt,
  };
};

/** The portfolio as a workbook: the rows with their totals, the honest header, the tier mix, and what it all means. */
export const portfolioWorkbook = (report: PortfolioReport): Workbook => {
  const say = portfolioWordsOf(report.language);
  return {
    language: report.language,
    asOf: report.asOf,
    properties: portfolioProperties(report),
    readMe: readMe(report, say),
    sheets: [portfolioSheet(report, true), headerSheet(report, say), tierSheet(report, say)],
  };
};
