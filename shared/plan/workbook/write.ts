import type { PlanShare } from '#shared/api/plan-files.ts';
import { dateText } from '#shared/documents/format.ts';
import type { EditableCell, EditableColumn, EditableSheet, EditableWorkbook } from '#shared/documents/editable-workbook.ts';
import { paperFor, planProperties } from '../document/document.ts';
import type { PaperOptions, PlanPaper } from '../document/paper.ts';
import { ratesNote } from '../document/sections/rates.ts';
import { shortPrint } from '../document/values.ts';
import { planWordsOf } from '../document/words.ts';
import { type BookContext, type BookSheet, planBook } from './book.ts';
import { formatOf } from './cell-type.ts';
import type { PlanColumn } from './columns.ts';
import { idHeader, marksSheet } from './marks.ts';

/** The letters over a column: 0 is A, 26 is AA. */
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

/** The total of a year as a formula over its four quarters, so that it follows while one edits: their sum, or the last of them. */
const yearFormula = (columns: readonly PlanColumn[], field: 'targets' | 'actuals', row: number, accrual: 'sum' | 'level'): string => {
  const [first = '', second = '', third = '', last = ''] = [0, 1, 2, 3].map(
    (quarter) => `${letters(columns.findIndex((column) => column.field === `${field}.${quarter}`) + 1)}${row}`,
  );
  if (accrual === 'sum') return `IF(COUNT(${first}:${last})=0,"",SUM(${first}:${last}))`;
  return `IF(${last}<>"",${last},IF(${third}<>"",${third},IF(${second}<>"",${second},IF(${first}<>"",${first},""))))`;
};

const formulaOf = (sheet: BookSheet, field: string, at: number, { paper }: BookContext): string | undefined => {
  if (sheet.kind !== 'objective' || (field !== 'yearTarget' && field !== 'yearActual')) return undefined;
  const { accrual = 'sum' } = paper.plan.content.objectives[at] ?? {};
  return yearFormula(sheet.columns, field === 'yearTarget' ? 'targets' : 'actuals', at + 2, accrual);
};

const columnOf = ({ header, width, type }: PlanColumn): EditableColumn => ({
  header,
  width,
  ...(typeof type === 'string' || type.kind === 'whole' || type.kind === 'amount' ? { isNumber: true } : {}),
  ...(typeof type === 'object' && type.kind === 'choice' ? { choices: type.choices.map(({ label }) => label) } : {}),
  ...(typeof type === 'object' && type.kind === 'whole' ? { whole: { min: 1, max: 100 } } : {}),
});

const sheetOf = (sheet: BookSheet, context: BookContext): EditableSheet => ({
  name: sheet.name,
  // the ids, and the names of the rows
  frozen: 2,
  columns: [{ header: idHeader, width: 10, hidden: true }, ...sheet.columns.map(columnOf)],
  rows: sheet.rows.map(({ id, cells }, at) => [
    { content: { kind: 'text', text: id }, look: 'plain' },
    ...cells.map(({ field, type, content, kept }): EditableCell => {
      const format = formatOf(type);
      const formula = formulaOf(sheet, field, at, context);
      return {
        content,
        look: kept === null ? 'edit' : kept === 'computed' ? 'computed' : 'fixed',
        ...(format === undefined ? {} : { format }),
        ...(formula === undefined ? {} : { formula }),
      };
    }),
  ]),
});

const words = (text: string): EditableCell => ({ content: text === '' ? null : { kind: 'text', text }, look: 'plain' });

/** What the workbook is, as of when, at which rates, and how it is read back in. */
const readMeSheet = ({ paper, say, audience }: BookContext, language: string): EditableSheet => {
  const { plan, tracking } = paper;
  const lines: Array<[string, string]> = [
    [say('readMe.asOf'), dateText(tracking.asOf, language)],
    [say('readMe.plan'), `${plan.partner}, ${plan.content.terms.year}`],
    [say('readMe.revision'), say('subject', { stage: say(`stage.${plan.stage}`), revision: plan.revision, print: shortPrint(plan.print) })],
    [say('readMe.currency'), tracking.currency],
    [say('readMe.rates'), ratesNote({ paper, say, language }).join(' ')],
    [
      say('readMe.quarters'),
      tracking.quarters.map(({ label, from, to }) => `${label}: ${dateText(from, language)} – ${dateText(to, language)}`).join('\n'),
    ],
    ...(['back', 'colours', 'columns', 'rows', 'formulas', 'units', 'attainment'] as const).map((topic): [string, string] => [
      say(`readMe.${topic}`),
      say(`readMe.${topic}.text`),
    ]),
    ...(audience === 'partner' ? [[say('readMe.partner'), say('readMe.partner.text')] as [string, string]] : []),
  ];
  return {
    name: say('sheet.readMe'),
    frozen: 0,
    columns: [
      { header: say('readMe.title'), width: 26 },
      { header: '', width: 100 },
    ],
    rows: lines.map(([name, text]) => [words(name), words(text)]),
  };
};

/** A plan as a workbook that is edited in a spreadsheet and read back in; for the partner, from the partner's copy alone. */
export const planToWorkbook = (
  given: PlanPaper,
  options: Omit<PaperOptions, 'pageSize'>,
  share: readonly PlanShare[],
): EditableWorkbook => {
  const { language, audience } = options;
  const paper = paperFor(given, audience, share);
  const { plan } = paper;
  const context: BookContext = { paper, say: planWordsOf(language), audience, withNotes: hasNotes(audience, share) };
  const sheets = planBook(context);
  const marks = {
    planId: plan.id,
    partner: plan.partner,
    revision: plan.revision,
    print: plan.print,
    audience,
    share: [...share],
    language,
  };
  return {
    properties: planProperties(paper, options),
    sheets: [...sheets.map((sheet) => sheetOf(sheet, context)), readMeSheet(context, language), marksSheet(marks, sheets)],
  };
};

/** Whether the sheet of accounts says what we know of them. */
export const hasNotes = (audience: PaperOptions['audience'], share: readonly PlanShare[]): boolean =>
  audience === 'internal' || share.includes('accountNotes');
