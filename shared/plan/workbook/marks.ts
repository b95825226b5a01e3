import { contentText } from '#shared/documents/editable-workbook.ts';
import type { EditableCell, EditableSheet } from '#shared/documents/editable-workbook.ts';
import { PlanShare } from '#shared/api/plan-files.ts';
import type { PaperAudience } from '../document/paper.ts';
import type { BookSheet } from './book.ts';

/** The sheet that says whose workbook this is; hidden, and never translated. */
export const marksSheetName = 'Quarterdeck';
/** The header over the ids of rows. */
export const idHeader = 'Quarterdeck id';

/** Which plan a workbook was written from, which version of it, and for whom. */
export type BookMarks = {
  planId: string;
  partner: string;
  revision: number;
  print: string;
  audience: PaperAudience;
  share: PlanShare[];
  language: string;
};
/** What each cell held when the workbook was written, by sheet, row and field: so a change is known from what was changed, whatever became of the plan since. */
export type Written = Map<string, string>;

export const writtenKey = (sheet: string, id: string, field: string): string => JSON.stringify([sheet, id, field]);

const plain = (text: string): EditableCell => ({ content: text === '' ? null : { kind: 'text', text }, look: 'plain' });

/** The hidden sheet: marks first, then every cell that can be changed as it was written. */
export const marksSheet = (marks: BookMarks, sheets: readonly BookSheet[]): EditableSheet => {
  const facts: Array<[string, string]> = [
    ['plan', marks.planId],
    ['partner', marks.partner],
    ['revision', String(marks.revision)],
    ['print', marks.print],
    ['audience', marks.audience],
    ['share', marks.share.join(',')],
    ['language', marks.language],
  ];
  const cells = sheets.flatMap(({ key, rows }) =>
    rows.flatMap(({ id, cells: all }) =>
      all.filter(({ kept }) => kept !== 'computed').map(({ field, content }) => [key, id, field, contentText(content)]),
    ),
  );
  return {
    name: marksSheetName,
    hidden: true,
    frozen: 0,
    columns: ['what', 'row', 'field', 'value'].map((header) => ({ header, width: 20 })),
    rows: [...facts.map(([key, value]) => ['#', key, '', value]), ...cells].map((row) => row.map(plain)),
  };
};

/** Reads the hidden sheet; null when it does not say what it must. */
export const readMarks = (rows: ReadonlyArray<readonly string[]>): { marks: BookMarks; written: Written } | null => {
  const facts = new Map<string, string>();
  const written: Written = new Map();
  for (const [what = '', row = '', field = '', value = ''] of rows) {
    if (what === '#') facts.set(row, value);
    else written.set(writtenKey(what, row, field), value);
  }
  const planId = facts.get('plan') ?? '';
  const revision = Number(facts.get('revision'));
  const audience = facts.get('audience');
  if (planId === '' || !Number.isInteger(revision) || (audience !== 'internal' && audience !== 'partner')) return null;
  const share = PlanShare.array().safeParse((facts.get('share') ?? '').split(',').filter(Boolean));
  return {
    marks: {
      planId,
      partner: facts.get('partner') ?? '',
      revision,
      print: facts.get('print') ?? '',
      audience,
      share: share.success ? share.data : [],
      language: facts.get('language') ?? 'en',
    },
    written,
  };
};
