import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { editWorkbook } from '#test/support/edit-workbook.ts';
import { fortyEdits } from '#test/support/forty-edits.ts';
import { bookBytes, readBack } from '#test/support/plan-book.ts';
import { planPaper } from '#test/support/plan-paper.ts';

const open = () => planPaper({ state: 'draft', stage: 'draft', locked: false });
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await bookBytes(open());
});
const read = (edits: Parameters<typeof editWorkbook>[1], paper = open()) => readBack(editWorkbook(bytes, edits), paper);

test('a workbook that nobody changed changes nothing', async () => {
  expect(await readBack(bytes, open())).toEqual({ changes: [], problems: [] });
});

test('forty changed cells are exactly forty changes', async () => {
  expect(Object.keys(fortyEdits)).toHaveLength(40);
  const { changes, problems } = await read(fortyEdits);
  expect(problems).toEqual([]);
  expect(changes.map(({ cell }) => cell).toSorted()).toEqual(Object.keys(fortyEdits).toSorted());
});

test('forty cells that were changed and saved by LibreOffice are the same forty changes', async () => {
  const saved = readFileSync(new URL('../../fixtures/plans/forty-edits-libreoffice.xlsx', import.meta.url));
  const { changes } = await read(fortyEdits);
  expect(await readBack(saved, open())).toEqual({ changes, problems: [] });
});

test('a workbook that LibreOffice only opened and saved changes nothing', async () => {
  const saved = readFileSync(new URL('../../fixtures/plans/unchanged-libreoffice.xlsx', import.meta.url));
  expect(await readBack(saved, open())).toEqual({ changes: [], problems: [] });
});

test('says of a change where it is, whose, from what and to what, and what is stored', async () => {
  const { changes } = await read({ 'Objectives!K2': 30_000.5, 'Objectives!L4': 0.3425, 'Objectives!M5': 3.25, 'Investments!G3': 180.5 });
  expect(changes).toEqual([
    expect.objectContaining({
      cell: 'Objectives!K2',
      label: 'Cloud revenue, 2027-Q1 target',
      from: 25_000,
      to: 30_000.5,
      fromText: '25,000\u00a0EUR',
      kind: 'objective',
      id: 'o1',
      field: 'targets.0',
      value: 3_000_050,
      action: 'set',
      moved: false,
    }),
    expect.objectContaining({ cell: 'Objectives!L4', from: 0.35, to: 0.3425, fromText: '35.00%', value: 3425 }),
    expect.objectContaining({ cell: 'Objectives!M5', value: 325 }),
    expect.objectContaining({ cell: 'Investments!G3', from: 200, to: 180.5, value: 1805 }),
  ]);
});

test('what was changed in the plan since is left alone, and what was changed in both is said to have moved', async () => {
  const paper = open();
  const [first, second] = paper.plan.content.objectives;
  if (first) first.title = 'Cloud and edge revenue';
  if (second) second.weight = 25;
  const { changes } = await read({ 'Objectives!B2': 'Edge revenue' }, paper);
  expect(changes).toEqual([
    expect.objectContaining({ cell: 'Objectives!B2', from: 'Cloud and edge revenue', to: 'Edge revenue', moved: true }),
  ]);
});

test('a cell that was emptied is a change to nothing, and refused where something must stand', async () => {
  const { changes, problems } = await read({ 'Objectives!V2': null, 'Objectives!K3': null, 'Objectives!B2': null, 'Plan!C13': null });
  expect(changes.map(({ cell, to, value }) => [cell, to, value])).toEqual([
    ['Plan!C13', null, ''],
    ['Objectives!V2', null, null],
    ['Objectives!K3', null, null],
  ]);
  expect(problems).toEqual([{ cell: 'Objectives!B2', code: 'VALUE', message: 'This cannot be empty.' }]);
});

test('a row below the others is a new entry, cell by cell; one that lacks what it needs is none', async () => {
  const { changes, problems } = await read({
    'Objectives!B6': 'Support tickets',
    'Objectives!D6': 15,
    'Objectives!K6': 90,
    'Milestones!B4': 'No side was said',
    'Accounts!B4': 'Werft Nord',
  });
  expect(changes.map(({ cell, action, id, field, value }) => [cell, action, id, field, value])).toEqual([
    ['Objectives!B6', 'add', 'new:objectives:6', 'title', 'Support tickets'],
    ['Objectives!D6', 'add', 'new:objectives:6', 'weight', 15],
    ['Objectives!K6', 'add', 'new:objectives:6', 'targets.0', 90],
    ['Accounts!B4', 'add', 'new:accounts:4', 'name', 'Werft Nord'],
  ]);
  expect(problems).toEqual([{ cell: 'Milestones!E4', code: 'ROW', message: 'A new row needs “Side”, so the row is not added.' }]);
});

test('a row that was copied with its hidden mark is a new entry, and the first of the two is the old one', async () => {
  const { changes, problems } = await read({
    'Accounts!A4': '0:copied',
    'Milestones!A4': 'm1',
    'Milestones!B4': 'Again',
    'Milestones!E4': 'Both',
  });
  expect(changes.map(({ cell, action }) => [cell, action])).toEqual([
    ['Milestones!B4', 'add'],
    ['Milestones!E4', 'add'],
  ]);
  expect(problems.map(({ cell, code }) => [cell, code])).toEqual([['Accounts!A4', 'ROW']]);
});

test('a new objective that is in a currency has its amounts in it', async () => {
  const { changes } = await read({ 'Objectives!B6': 'Services', 'Objectives!D6': 5, 'Objectives!F6': 'USD', 'Objectives!K6': 12.34 });
  expect(changes.find(({ field }) => field === 'targets.0')).toMatchObject({ value: 1234, toText: '12.34\u00a0USD' });
});
