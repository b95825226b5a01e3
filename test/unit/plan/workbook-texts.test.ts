import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookBytes, readBack } from '#test/support/plan-book.ts';
import { planPaper } from '#test/support/plan-paper.ts';

/** Texts that spreadsheets like to change: formulas, dates, numbers, blanks and line ends at the edges, escapes of their own, invisible marks. */
const tricky = fc.constantFrom(
  '=1+1',
  '-5',
  '+49 40',
  '@x',
  "'quoted",
  '007',
  '1e5',
  '2027-01-01',
  '3/4',
  'TRUE',
  '50%',
  ' edge ',
  'a\r\nb\rc',
  '_x0041_',
  '<b>&amp;',
  'a\tb',
  '\u200b=x',
  '👩‍👩‍👧',
  '#N/A later',
  '\u0000',
  '\u0007\n=x',
);
const words = fc.oneof(tricky, fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }));

test('any text and any number comes back from a workbook as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(
      words,
      words,
      fc.array(words, { maxLength: 4 }),
      fc.array(fc.oneof(fc.constant(null), fc.integer({ min: -9e12, max: 9e12 })), { minLength: 4, maxLength: 4 }),
      async (title, text, lines, numbers) => {
        const paper = planPaper({ state: 'draft', locked: false });
        const { terms, objectives, milestones } = paper.plan.content;
        for (const objective of objectives) {
          objective.title = title;
          objective.note = text;
          objective.targets = numbers as [number | null, number | null, number | null, number | null];
        }
        for (const milestone of milestones) milestone.evidence = text;
        Object.assign(terms, { vision: text, competitors: lines, targetAccounts: [{ name: title, note: text }] });
        expect(await readBack(await bookBytes(paper), paper)).toEqual({ changes: [], problems: [] });
      },
    ),
    { numRuns: 60 },
  );
});
