import { beforeAll, expect, test } from 'vitest';
import { changePart, changeSheets, editWorkbook } from '#test/support/edit-workbook.ts';
import { bookBytes, readBack } from '#test/support/plan-book.ts';
import { planPaper } from '#test/support/plan-paper.ts';

const open = () => planPaper({ state: 'draft', stage: 'draft', locked: false });
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await bookBytes(open());
});
const read = (edits: Parameters<typeof editWorkbook>[1], paper = open()) => readBack(editWorkbook(bytes, edits), paper);

test('text where a number belongs, a fraction of a cent and a date that is none are named with their cell, and nothing of them is a change', async () => {
  const { changes, problems } = await read({
    'Objectives!K2': 'a lot',
    'Objectives!L2': 10.005,
    'Objectives!K3': 2.5,
    'Objectives!W2': 'soon',
    'Objectives!C2': 'Turnover',
    'Objectives!D2': 101,
  });
  expect(changes).toEqual([]);
  expect(problems.map(({ cell, message }) => [cell, message])).toEqual([
    ['Objectives!C2', '“Turnover” is none of: Revenue, Pipeline, Deals, Certifications, Marketing, Custom.'],
    ['Objectives!D2', expect.stringContaining('100')],
    ['Objectives!K2', '“a lot” is no number.'],
    ['Objectives!L2', '10.005 has more decimals than can be kept.'],
    ['Objectives!W2', '“soon” is no date.'],
    ['Objectives!K3', '2.5 is not a whole number.'],
  ]);
});

test('of a formula its value is read; one that ended in an error or was never calculated is a problem', async () => {
  const { changes, problems } = await read({
    'Objectives!K2': { xml: '<f>10000*3</f><v>30000</v>' },
    'Objectives!L2': { xml: '<f>1/0</f><v>#DIV/0!</v>', attributes: 't="e"' },
    'Objectives!M2': { xml: '<f>N2*2</f>' },
  });
  expect(changes.map(({ cell, to }) => [cell, to])).toEqual([['Objectives!K2', 30_000]]);
  expect(problems.map(({ cell, code }) => [cell, code])).toEqual([
    ['Objectives!L2', 'VALUE'],
    ['Objectives!M2', 'FORMULA'],
  ]);
});

test('columns that were moved are read by their header', async () => {
  // owner and due change places, header and values alike
  const moved = changeSheets(bytes, (sheet, xml) =>
    sheet === 'Objectives'
      ? xml.replaceAll(/r="(V|W)(\d+)"/g, (_, letter: string, row: string) => `r="${letter === 'V' ? 'W' : 'V'}${row}"`)
      : xml,
  );
  expect(await readBack(moved, open())).toEqual({ changes: [], problems: [] });
  const { changes } = await readBack(editWorkbook(moved, { 'Objectives!W2': 'Someone' }), open());
  expect(changes).toEqual([expect.objectContaining({ field: 'owner', from: 'Jo Field', to: 'Someone' })]);
});

test('a column that was renamed, a sheet that was renamed and a hidden sheet that is gone are named', async () => {
  await expect(read({ 'Objectives!V1': 'Who' })).rejects.toMatchObject({
    code: 'PLAN_WORKBOOK_SHAPE',
    params: { detail: 'the sheet “Objectives” has no column “Owner”' },
  });
  await expect(read({ 'Objectives!X1': 'Owner' })).rejects.toMatchObject({ code: 'PLAN_WORKBOOK_SHAPE' });
  const renamed = changePart(bytes, 'xl/workbook.xml', (xml) => xml.replace('name="Milestones"', 'name="Steps"'));
  await expect(readBack(renamed, open())).rejects.toMatchObject({ params: { detail: 'the sheet “Milestones” is missing' } });
  const bare = changePart(bytes, 'xl/workbook.xml', (xml) => xml.replace('name="Quarterdeck"', 'name="Other"'));
  await expect(readBack(bare, open())).rejects.toMatchObject({
    params: { detail: 'its hidden sheet “Quarterdeck” is missing or was changed' },
  });
});

test('a row that was deleted is said to be gone and deletes nothing; a row of another workbook is not taken for a new one', async () => {
  const without = changeSheets(bytes, (sheet, xml) => (sheet === 'Objectives' ? xml.replace(/<row r="3".*?<\/row>/s, '') : xml));
  expect(await readBack(without, open())).toEqual({
    changes: [],
    problems: [
      {
        cell: null,
        code: 'ROW',
        message: '“Certified people” is not in the workbook any more. Nothing is removed; remove it in the plan.',
      },
    ],
  });
  const { problems } = await read({ 'Objectives!A5': 'somebody-else' });
  expect(problems.map(({ message }) => message)).toEqual([
    'This row has the mark of another workbook. Empty its hidden cell, then it is read as a new row.',
    '“Days to answer” is not in the workbook any more. Nothing is removed; remove it in the plan.',
  ]);
});

test('grey cells stay as they are, and computed ones are not looked at', async () => {
  const { changes, problems } = await read({ 'Objectives!F2': 'USD', 'Objectives!O2': 1, 'Plan!C3': '2030', 'Milestones!C2': 'Other' });
  expect(changes).toEqual([]);
  expect(problems.map(({ cell, code }) => [cell, code])).toEqual([
    ['Plan!C3', 'FIXED'],
    ['Objectives!F2', 'FIXED'],
    ['Milestones!C2', 'FIXED'],
  ]);
});

test('of a signed plan only actuals, progress and what was spent are read', async () => {
  const signed = await bookBytes(planPaper());
  const { changes, problems } = await readBack(
    editWorkbook(signed, {
      'Objectives!R2': 31_000,
      'Objectives!K2': 1,
      'Milestones!I3': 'In progress',
      'Investments!H2': 5000,
      'Plan!C13': 'Another',
      'Objectives!B6': 'New',
      'Objectives!D6': 5,
    }),
    planPaper(),
  );
  expect(changes.map(({ cell, value }) => [cell, value])).toEqual([
    ['Objectives!R2', 3_100_000],
    ['Milestones!I3', 'in_progress'],
    ['Investments!H2', 500_000],
  ]);
  expect(problems.map(({ cell, code }) => [cell, code])).toEqual([
    ['Plan!C13', 'LOCKED'],
    ['Objectives!K2', 'LOCKED'],
    ['Objectives!B6', 'LOCKED'],
  ]);
});

test('what a metric feeds is shown and not read back', async () => {
  const paper = open();
  const [first] = paper.plan.content.objectives;
  if (first) first.feed = 'wonAmount';
  const { changes, problems } = await readBack(editWorkbook(await bookBytes(paper), { 'Objectives!P2': 1 }), paper);
  expect(changes).toEqual([]);
  expect(problems).toEqual([{ cell: 'Objectives!P2', code: 'FED', message: 'A metric feeds this actual, so it stays as it is.' }]);
});

test('the partner can send its copy back: what it does not show is not taken for deleted', async () => {
  const theirs = await bookBytes(open(), 'partner');
  expect(await readBack(theirs, open())).toEqual({ changes: [], problems: [] });
  const { changes } = await readBack(editWorkbook(theirs, { 'Objectives!K2': 26_000 }), open());
  expect(changes.map(({ cell }) => cell)).toEqual(['Objectives!K2']);
});
