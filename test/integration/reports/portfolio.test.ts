import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
beforeEach(async () => {
  app = await makeApp({ today: '2017-12-31' });
});
afterEach(() => app.close());

const sheetsOf = async (file: string) => (await readXlsx(readFileSync(file))).sheets;

test('has the rows of the screen with typed cells, and totals equal to it', async () => {
  await app.api('sample.add', {});
  const { partners } = await app.api('partners.list', {});
  const { file, partners: count } = await app.api('reports.portfolio', { dir: join(app.dir, 'out') });
  expect(file.name).toBe('2017-Q4_Portfolio_Report_v1_2017-12-31.xlsx');
  const [grid] = await sheetsOf(file.path);
  const [header, ...rows] = grid?.rows ?? [];
  expect([count, rows.length]).toEqual([partners.length, partners.length + 1]);
  const at = (label: string): number => header?.indexOf(label) ?? -1;
  const total = rows.at(-1);
  const sum = (values: Array<number | null>): number => values.reduce<number>((all, value) => all + (value ?? 0), 0);
  expect(total?.[at('Won amount (USD)')]).toBe(sum(partners.map(({ wonAmount }) => wonAmount)) / 100);
  expect(total?.[at('Deals won')]).toBe(sum(partners.map(({ wonCount }) => wonCount)));
  expect(total?.[at('Open deals')]).toBe(sum(partners.map(({ openDeals }) => openDeals)));
  expect(rows.slice(0, -1).map((row) => row[at('Partner')])).toEqual(partners.map(({ name }) => name));
});

test('takes the columns and rows of the screen in its order, and says what is filtered', async () => {
  const first = await addPartner(app.api, 'Alpha');
  const second = await addPartner(app.api, 'Beta');
  await addPartner(app.api, 'Gamma');
  const { file } = await app.api('reports.portfolio', {
    dir: join(app.dir, 'out'),
    columns: ['openDeals', 'name'],
    partnerIds: [second, first],
    filter: 'Name is not Gamma',
  });
  const sheets = await sheetsOf(file.path);
  expect(sheets[0]?.rows.slice(0, 3)).toEqual([
    ['Open deals', 'Partner'],
    [0, 'Beta'],
    [0, 'Alpha'],
  ]);
  expect(JSON.stringify(sheets.at(-1)?.rows)).toContain('Name is not Gamma');
});

test('keeps formula-like names as text in a workbook and guards them in CSV', async () => {
  await addPartner(app.api, '=1+1');
  const xlsx = await app.api('reports.portfolio', { dir: join(app.dir, 'out'), columns: ['name'] });
  expect((await sheetsOf(xlsx.file.path))[0]?.rows[1]).toEqual(['=1+1']);
  const csv = await app.api('reports.portfolio', { dir: join(app.dir, 'out'), columns: ['name'], format: 'csv' });
  expect(readFileSync(csv.file.path, 'utf8')).toBe("Partner\r\n'=1+1\r\n");
});

test('refuses to write over a file', async () => {
  const file = join(app.dir, 'portfolio.xlsx');
  await app.api('reports.portfolio', { file });
  await expect(app.api('reports.portfolio', { file })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
});

test('has no total of open amounts when one has no rate, and says so', async () => {
  await addPartner(app.api, 'Alpha', [{ stage: 'ENGAGING', submittedOn: '2017-10-01', amount: 100 }]);
  const partnerId = await addPartner(app.api, 'Beta');
  await app.api('deals.save', { partnerId, stage: 'ENGAGING', submittedOn: '2017-10-02', amount: { minor: 700, currency: 'CHF' } });
  const { file } = await app.api('reports.portfolio', { dir: join(app.dir, 'out'), columns: ['name', 'openAmount'] });
  const sheets = await sheetsOf(file.path);
  expect(sheets[0]?.rows.map((row) => row[1] ?? null)).toEqual(['Open pipeline (USD)', 1, null, null]);
});
