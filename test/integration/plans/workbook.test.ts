import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editWorkbook, type Edit } from '#test/support/edit-workbook.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
let partnerId: string;
let id: string;
beforeEach(async () => {
  app = await makeApp({ today: '2027-07-01' });
  partnerId = await addPartner(app.api, 'ACME Corp');
  id = await makePlan(2027);
});
afterEach(() => app.close());

const makePlan = async (year: number): Promise<string> => {
  const { api } = app;
  const made = await api('plans.create', { partnerId, year, start: { from: 'blank' } });
  const four = (first: number) => [first, 2 * first, 3 * first, 4 * first];
  const money = { kind: 'revenue', weight: 60, unit: 'money', currency: 'EUR', accrual: 'sum' };
  await api('plans.update', {
    id: made.id,
    changes: {
      rates: [{ from: 'EUR', to: 'USD', rate: '1.1' }],
      vision: 'First in the north',
      competitors: ['Contoso'],
      targetAccounts: [{ name: 'Nordwerk', note: '' }],
    },
  });
  await api('plans.addItems', {
    id: made.id,
    kind: 'objective',
    items: [
      { ...money, title: 'Cloud revenue', targets: four(100_00) },
      { kind: 'deals', weight: 40, unit: 'count', title: 'New logos', targets: four(1) },
    ],
  });
  await api('plans.addItems', { id: made.id, kind: 'milestone', items: [{ title: 'Offer written', side: 'vendor', dueOn: '2027-03-01' }] });
  await api('plans.addItems', {
    id: made.id,
    kind: 'investment',
    items: [{ title: 'Launch', side: 'vendor', kind: 'mdf', currency: 'EUR', planned: 500_00 }],
  });
  return made.id;
};

const workbookOf = async (planId = id): Promise<Uint8Array> => {
  const { files } = await app.api('plans.export', { id: planId, formats: ['xlsx'] });
  return readFile(files[0]?.path ?? '');
};

let uploads = 0;
const read = async (bytes: Uint8Array, of: string | undefined = id) => {
  uploads += 1;
  const uploadId = `upload-${uploads}`;
  await app.api('imports.upload', { uploadId, name: 'plan.xlsx', offset: 0, base64: Buffer.from(bytes).toString('base64'), last: true });
  return app.api('plans.readWorkbook', { uploadId, ...(of === undefined ? {} : { id: of }) });
};

const edits: Record<string, Edit> = {
  'Plan!C13': 'First everywhere',
  'Plan!C21': 'Contoso\nFabrikam',
  'Objectives!K2': 150.5,
  'Objectives!B3': 'New customers',
  'Objectives!B4': 'Certified people',
  'Objectives!D4': 20,
  'Objectives!K4': 5,
  'Milestones!J2': '2027-02-20',
  'Milestones!I2': 'Done',
  'Investments!H2': 120,
  'Accounts!C2': 'Renewal in May',
  'Accounts!B3': 'Hansa Metall',
};

test('what a workbook changes is written exactly, as one step that one undo takes back', async () => {
  const before = await app.api('plans.get', { id });
  const { changes, problems } = await read(editWorkbook(await workbookOf(), edits));
  expect(problems).toEqual([]);
  expect(changes.map(({ cell }) => cell).toSorted()).toEqual(Object.keys(edits).toSorted());
  // a preview writes nothing
  expect((await app.api('plans.get', { id })).content).toEqual(before.content);
  const { undoId, cells } = await app.api('plans.applyWorkbook', { id, changes });
  expect(cells).toBe(12);
  const { content } = await app.api('plans.get', { id });
  expect(content.terms).toMatchObject({
    vision: 'First everywhere',
    competitors: ['Contoso', 'Fabrikam'],
    targetAccounts: [
      { name: 'Nordwerk', note: 'Renewal in May' },
      { name: 'Hansa Metall', note: '' },
    ],
  });
  expect(content.objectives).toMatchObject([
    { title: 'Cloud revenue', targets: [150_50, 200_00, 300_00, 400_00] },
    { title: 'New customers' },
    { title: 'Certified people', weight: 20, unit: 'count', kind: 'custom', targets: [5, null, null, null] },
  ]);
  expect(content.milestones).toMatchObject([{ state: 'done', doneOn: '2027-02-20' }]);
  expect(content.investments).toMatchObject([{ spent: 120_00 }]);
  // the workbook says what the plan has by now
  const again = await read(await workbookOf());
  expect(again).toMatchObject({ changes: [], problems: [] });
  await app.api('history.undo', { id: undoId ?? '' });
  expect((await app.api('plans.get', { id })).content).toEqual(before.content);
});

test('the workbook of another plan, of one that is not here and of an older revision are refused', async () => {
  const other = await workbookOf(await makePlan(2028));
  await expect(read(other)).rejects.toMatchObject({ code: 'PLAN_WORKBOOK_OTHER' });
  const own = await workbookOf();
  for (const to of ['in_review', 'shared'] as const) await app.api('plans.move', { id, to });
  const { print } = await app.api('plans.get', { id });
  for (const side of ['vendor', 'partner'] as const) await app.api('plans.sign', { id, print, side, name: 'A', role: 'B' });
  // the text is the same, so the workbook still is of this revision; signed cells are not read from it
  const { changes, problems } = await read(editWorkbook(own, { 'Objectives!K2': 1, 'Objectives!P2': 99.5 }));
  expect(changes.map(({ field, value }) => [field, value])).toEqual([['actuals.0', 9950]]);
  expect(problems.map(({ cell, code }) => [cell, code])).toEqual([['Objectives!K2', 'LOCKED']]);
  await app.api('plans.revise', { id, reason: 'More' });
  await expect(read(own)).rejects.toMatchObject({ code: 'PLAN_WORKBOOK_OLD', params: { found: 1, revision: 2 } });
  const empty = await makeApp({ today: '2027-07-01' });
  await empty.api('imports.upload', {
    uploadId: 'x',
    name: 'plan.xlsx',
    offset: 0,
    base64: Buffer.from(own).toString('base64'),
    last: true,
  });
  await expect(empty.api('plans.readWorkbook', { uploadId: 'x' })).rejects.toMatchObject({ code: 'PLAN_WORKBOOK_OTHER' });
  await empty.close();
});

test('a plan that was begun and signed meanwhile takes nothing of a workbook, and nothing of it is half written', async () => {
  const { changes } = await read(editWorkbook(await workbookOf(), edits));
  for (const to of ['in_review', 'shared'] as const) await app.api('plans.move', { id, to });
  const { print, content } = await app.api('plans.get', { id });
  for (const side of ['vendor', 'partner'] as const) await app.api('plans.sign', { id, print, side, name: 'A', role: 'B' });
  await expect(app.api('plans.applyWorkbook', { id, changes })).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
  expect((await app.api('plans.get', { id })).content).toEqual(content);
});

test('a file that is no workbook of a plan is refused with the reason', async () => {
  await expect(read(Buffer.from('a;b\n1;2'))).rejects.toMatchObject({ code: expect.stringMatching(/^IMPORT_|^PLAN_WORKBOOK_SHAPE/) });
  const { files } = await app
    .api('qbrs.create', { partnerId, quarter: '2027-Q2' })
    .then(({ id: qbr }) => app.api('qbrs.export', { id: qbr, formats: ['xlsx'] }));
  await expect(read(await readFile(files[0]?.path ?? ''))).rejects.toMatchObject({ code: 'PLAN_WORKBOOK_SHAPE' });
});

test('changes of a workbook reach no terms that a plan keeps from its first day', async () => {
  const change = { cell: 'Plan!C3', label: 'Year', from: 2027, to: 2028, fromText: '2027', toText: '2028', moved: false };
  const year = { ...change, action: 'set' as const, kind: 'terms' as const, id: 'year', field: 'year', value: 2028 };
  await expect(app.api('plans.applyWorkbook', { id, changes: [year] })).rejects.toMatchObject({ code: 'CALL_INVALID' });
  expect((await app.api('plans.get', { id })).content.terms.year).toBe(2027);
});
