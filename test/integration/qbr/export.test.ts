import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importRealPartner } from '#test/support/real-partners.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
let out: string;
beforeEach(async () => {
  app = await makeApp({ today: '2017-12-31' });
  out = join(app.dir, 'out');
});
afterEach(() => app.close());

const partsOf = (file: string): Record<string, Uint8Array> => unzipSync(readFileSync(file));
const slidesIn = (file: string): string[] => Object.keys(partsOf(file)).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
const textIn = (file: string, part: RegExp): string =>
  Object.entries(partsOf(file))
    .filter(([name]) => part.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join('\n');

test('writes deck, hand-out and workbook of a real quarter, in full figures, under one name', async () => {
  const partnerId = await importRealPartner(app.api, 'Hottechi');
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  const { files } = await app.api('qbrs.export', { id, formats: ['pptx', 'pdf', 'xlsx'], dir: out });
  expect(files.map(({ name }) => name)).toEqual(
    ['pptx', 'pdf', 'xlsx'].map((extension) => `2017-Q4_Hottechi_QBR_v1_2017-12-31.${extension}`),
  );
  const [pptx, pdf, xlsx] = files.map(({ path }) => path);
  // the ten of the field, and a second one of the scorecard with its trends
  expect(slidesIn(pptx ?? '')).toHaveLength(11);
  expect(textIn(pptx ?? '', /^ppt\/slides\/slide4\.xml$/)).toContain('48,621.00');
  expect(textIn(pptx ?? '', /^ppt\/notesSlides\//)).toContain('Deals won divided by deals won and lost');
  expect(
    readFileSync(pdf ?? '')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(textIn(xlsx ?? '', /^xl\/worksheets\/sheet1\.xml$/)).toMatch(/<v>48621<\/v>/);
  const job = app.events.filter((event) => event.type === 'job');
  expect(job.at(-1)).toMatchObject({ job: { kind: 'qbrs.export', done: 3, total: 3, state: 'done' } });
});

test('has a slide for each section also when the partner has no record and the quarter is running', async () => {
  const partnerId = await addPartner(app.api, 'Empty');
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2018-Q1' });
  for (const asOf of ['2017-12-31', '2018-02-10']) {
    const { files } = await app.api('qbrs.export', { id, formats: ['pptx'], dir: out, asOf });
    expect(slidesIn(files[0]?.path ?? '').length).toBeGreaterThanOrEqual(10);
  }
});

test('takes the own quarter of a partner with a fiscal year of its own into a batch', async () => {
  const usual = await addPartner(app.api, 'Usual');
  const own = await addPartner(app.api, 'Own');
  await app.api('partners.update', {
    ids: [own],
    changes: { fiscalCalendar: { kind: 'months', startMonth: 2, naming: 'end-year', weekEndsOn: 6 } },
  });
  const { files } = await app.api('qbrs.exportBatch', { partnerIds: [usual, own], quarter: '2017-Q4', formats: ['xlsx'], dir: out });
  expect(files.map(({ name }) => name)).toEqual(['2017-Q4_Usual_QBR_v1_2017-12-31.xlsx', '2018-Q4_Own_QBR_v1_2017-12-31.xlsx']);
});

test('never writes over an earlier export', async () => {
  const partnerId = await addPartner(app.api, 'Acme Corp');
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  const first = await app.api('qbrs.export', { id, formats: ['xlsx'], dir: out });
  const second = await app.api('qbrs.export', { id, formats: ['xlsx'], dir: out });
  expect([...first.files, ...second.files].map(({ name }) => name)).toEqual([
    '2017-Q4_Acme-Corp_QBR_v1_2017-12-31.xlsx',
    '2017-Q4_Acme-Corp_QBR_v2_2017-12-31.xlsx',
  ]);
});

test('writes a frozen package as it was frozen', async () => {
  const partnerId = await addPartner(app.api, 'Acme', [{ stage: 'WON', submittedOn: '2017-10-01', closedOn: '2017-11-01', amount: 5000 }]);
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  await app.api('qbrs.freeze', { id });
  await app.api('deals.save', { partnerId, stage: 'WON', closedOn: '2017-11-02', amount: { minor: 9900, currency: 'USD' } });
  const { package: built } = await app.api('qbrs.export', { id, formats: ['xlsx'], dir: out });
  expect(built.figures.now.wonAmount.value).toBe(5000);
  const later = await app.api('qbrs.export', { id, formats: ['xlsx'], dir: out, asOf: '2017-12-30' });
  expect(later.package.figures.now.wonAmount.value).toBe(14_900);
});

test('writes a frozen package byte for byte the same, whenever it is written', async () => {
  const partnerId = await importRealPartner(app.api, 'Hottechi');
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  await app.api('qbrs.section.save', {
    id,
    key: 'summary',
    commentary: '**Won** more than *before*:\n- [plan](https://acme.example/plan)',
  });
  await app.api('qbrs.freeze', { id });
  const formats = ['pptx', 'pdf', 'xlsx', 'md'] as const;
  const write = async (): Promise<Buffer[]> => {
    const { files } = await app.api('qbrs.export', { id, formats: [...formats], dir: out });
    return files.map(({ path }) => readFileSync(path));
  };
  const first = await write();
  app.deps.clock.pass(40 * 86_400_000);
  const second = await write();
  expect(formats.map((_, index) => Buffer.compare(first[index] ?? Buffer.of(1), second[index] ?? Buffer.of(2)))).toEqual([0, 0, 0, 0]);
  expect(first[3]?.toString()).toContain('**Won** more than _before_:');
});

test('goes on with the other partners when one package fails, and names it', async () => {
  const good = await Promise.all(['One', 'Two'].map((name) => addPartner(app.api, name)));
  const { partners, files, failures } = await app.api('qbrs.exportBatch', {
    partnerIds: [good[0] ?? '', 'nobody', good[1] ?? ''],
    quarter: '2017-Q4',
    formats: ['xlsx'],
    dir: out,
  });
  expect([partners, files.length]).toEqual([2, 2]);
  expect(failures).toMatchObject([{ partnerId: 'nobody', code: 'RECORD_NOT_FOUND' }]);
});

test('stops a batch when it is cancelled and keeps the packages that are whole', async () => {
  const partnerIds: string[] = [];
  for (let index = 0; index < 12; index++) partnerIds.push(await addPartner(app.api, `Partner ${index}`));
  const batch = app.api('qbrs.exportBatch', { partnerIds, quarter: '2017-Q4', formats: ['pptx', 'xlsx'], dir: out, jobId: 'batch' });
  const ended = expect(batch).rejects.toMatchObject({ code: 'CANCELLED' });
  await vi.waitUntil(() => existsSync(out) && readdirSync(out).length >= 2, { timeout: 20_000, interval: 5 });
  await app.api('jobs.cancel', { id: 'batch' });
  await ended;
  const names = readdirSync(out);
  expect(names.length).toBeLessThan(24);
  expect(names.length % 2).toBe(0);
  expect(names.some((name) => name.endsWith('.part'))).toBe(false);
});

test('refuses a folder that the page may not name, and goes to the export folder without one', async () => {
  const partnerId = await addPartner(app.api, 'Acme');
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  const refused = await app.app.call('qbrs.export', { id, formats: ['xlsx'], dir: out });
  expect(refused).toMatchObject({ ok: false, code: 'FOLDER_NOT_WRITABLE' });
  expect(existsSync(out)).toBe(false);
  const reply = await app.app.call('qbrs.export', { id, formats: ['xlsx'] });
  expect(reply).toMatchObject({ ok: true, data: { files: [{ path: join(app.dir, 'exports', '2017-Q4_Acme_QBR_v1_2017-12-31.xlsx') }] } });
});

test('offers each file to a page that has no file manager beside it', async () => {
  const browser = await makeApp({ today: '2017-12-31', platform: { offerFile: (path) => `/exports/${path.length}` } });
  const partnerId = await addPartner(browser.api, 'Acme');
  const { id } = await browser.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  const { files } = await browser.api('qbrs.export', { id, formats: ['xlsx'] });
  expect(files[0]?.link).toBe(`/exports/${files[0]?.path.length}`);
  await browser.close();
});
