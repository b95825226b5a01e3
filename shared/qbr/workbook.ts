import { dateText } from '#shared/documents/format.ts';
import type { ReadMe, Sheet, Workbook } from '#shared/documents/model.ts';
import type { FiscalCalendar } from '#shared/domain/fiscal.ts';
import type { FigureRate } from '#shared/metrics/figure.ts';
import type { z } from 'zod';
import { packageProperties, type PaperOptions } from './document.ts';
import type { QbrPackage } from './model.ts';
import { commentarySheet, commitmentsSheet, risksSheet } from './sheets/records.ts';
import { planSheets } from './sheets/plan.ts';
import { campaignsSheet, certificatesSheet } from './sheets/recorded.ts';
import {
  pipelineSheet,
  productsSheet,
  quartersSheet,
  scorecardSheet,
  type SheetContext,
  shownFigures,
  targetsSheet,
} from './sheets/figures.ts';
import { partnerCopy } from './partner-copy.ts';
import { recordSheets } from './sheets/type-records.ts';
import { textValue } from './values.ts';
import { type QbrSay, qbrWordsOf } from './words.ts';

/** A fiscal calendar in words. */
export const calendarText = (calendar: FiscalCalendar, say: QbrSay): string =>
  say(calendar.kind === '445' ? 'calendar445' : 'calendarMonths', { month: calendar.startMonth, naming: say(`naming.${calendar.naming}`) });

/** What amounts were converted with, in words. */
export const ratesText = (rate: z.infer<typeof FigureRate> | null, say: QbrSay, language: string): string =>
  rate === null
    ? say('noRates')
    : say('ratesUsed', { rule: say(`rule.${rate.rule}`), date: dateText(rate.on, language), pairs: rate.pairs.join(', ') });

const readMeOf = (built: QbrPackage, say: QbrSay, language: string): ReadMe => {
  const { now } = built.figures;
  const { quarter, partner } = built;
  const days = `${quarter.label}: ${dateText(quarter.from, language)} – ${dateText(quarter.to, language)}`;
  const lines = built.scorecard?.lines ?? [];
  const figures = [
    ...shownFigures(built).map((key) => now[key]),
    ...built.metrics.map((metric) => metric.now),
    ...lines.flatMap(({ actual, label }) => (actual ? [{ ...actual, label }] : [])),
  ];
  return {
    name: say('sheet.readMe'),
    title: say('workbookTitle', { partner: partner.name, quarter: quarter.label }),
    facts: [
      { label: say('factPartner'), value: textValue(partner.name) },
      { label: say('factQuarter'), value: textValue(days) },
      { label: say('factCurrency'), value: textValue(built.currency) },
      { label: say('factRates'), value: textValue(ratesText(now.wonAmount.rate ?? now.openAmount.rate, say, language)) },
      { label: say('factCalendar'), value: textValue(calendarText(built.calendar, say)) },
      { label: say('factVersion'), value: { kind: 'integer', value: built.version } },
    ],
    definitionsTitle: say('definitions'),
    definitions: [...new Map(figures.map(({ label, definition }) => [label, { term: label, text: definition }])).values()],
  };
};

const sheetsOf = (context: SheetContext): Sheet[] => [
  scorecardSheet(context),
  ...targetsSheet(context),
  quartersSheet(context),
  ...recordSheets(context),
  pipelineSheet(context),
  productsSheet(context),
  ...planSheets(context),
  ...certificatesSheet(context),
  ...campaignsSheet(context),
  commitmentsSheet(context),
  risksSheet(context),
  ...[commentarySheet(context)].filter(({ rows }) => rows.length > 0),
];

/** The package as a workbook with typed cells: all of the rows that the slides show in part, and the words of the CAM. */
export const packageToWorkbook = (given: QbrPackage, { language, createdAt, audience }: Omit<PaperOptions, 'pageSize'>): Workbook => {
  const built = audience === 'partner' ? partnerCopy(given).copy : given;
  const say = qbrWordsOf(language);
  const context = { built, say, language, judged: built.asOf >= built.quarter.to };
  return {
    language,
    asOf: built.asOf,
    properties: packageProperties(built, { language, createdAt, audience }),
    readMe: readMeOf(built, say, language),
    // what the partner's copy has nothing of has no sheet in it either
    sheets: sheetsOf(context).filter(({ rows }) => audience === 'internal' || rows.length > 0),
  };
};
