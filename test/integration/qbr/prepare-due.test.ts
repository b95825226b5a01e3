import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { link, open, rename, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { describeFile } from '#core/export/export-folder.ts';
import { type Files, writeExport } from '#core/export/write-file.ts';
import { runBatch } from '#core/qbr/batch.ts';
import { AppError } from '#shared/domain/errors.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
let out: string;
beforeEach(async () => {
  made = await makeApp({ today: '2017-12-31' });
  out = join(made.dir, 'out');
});
afterEach(() => made.close());

const covered = async (name: string, more: object = {}): Promise<string> => {
  const { id } = await made.api('partners.create', { name, type: 'RESELLER_VAR', enrolledOn: '2017-11-02', ...more });
  await made.api('partners.override', { ids: [id], coverage: { value: 'NAMED_ACCOUNT', reason: 'Key account' } });
  return id;
};
const stages = async (quarter = '2017-Q4') =>
  (await made.api('qbrs.list', { quarter })).entries.map(({ partner, stage, scheduledOn }) => [partner, stage, scheduledOn]);

test('begins and writes the packages of all reviews that are due, whatever their quarter is called, and leaves the others alone', async () => {
  await covered('Due');
  const planned = await covered('Planned');
  const held = await covered('Held');
  await covered('Own', { fiscalCalendar: { kind: 'months', startMonth: 10, naming: 'end-year', weekEndsOn: 6 } });
  await made.api('partners.create', { name: 'Not covered', enrolledOn: '2017-11-02' });
  await made.api('qbrs.create', { partnerId: planned, quarter: '2017-Q4', to: 'scheduled', on: '2018-01-20' });
  const { id } = await made.api('qbrs.create', { partnerId: held, quarter: '2017-Q4' });
  await made.api('qbrs.update', { id, state: 'held', heldOn: '2017-12-20' });
  const { reviews, files, failures } = await made.api('qbrs.prepareDue', { dueBefore: '2018-03-01', formats: ['xlsx'], dir: out });
  expect(reviews.map(({ partner, quarter, created }) => [partner, quarter, created])).toEqual([
    ['Planned', '2017-Q4', false],
    ['Due', '2017-Q4', true],
    ['Own', '2018-Q1', true],
  ]);
  expect(files.map(({ name }) => name)).toEqual([
    '2017-Q4_Planned_QBR_v1_2017-12-31.xlsx',
    '2017-Q4_Due_QBR_v1_2017-12-31.xlsx',
    '2018-Q1_Own_QBR_v1_2017-12-31.xlsx',
  ]);
  expect(failures).toEqual([]);
  expect(await stages()).toEqual([
    ['Due', 'preparing', null],
    ['Held', 'held', null],
    ['Not covered', 'due', null],
    ['Own', 'preparing', null],
    ['Planned', 'preparing', '2018-01-20'],
  ]);
});

test('makes packages without files when no format is asked for, also of a partner with no data, which says what is missing', async () => {
  await covered('Empty');
  const { reviews, files, failures } = await made.api('qbrs.prepareDue', { dueBefore: '2018-02-15' });
  expect([reviews.length, files, failures]).toEqual([1, [], []]);
  const { package: built } = await made.api('qbrs.get', { id: reviews[0]?.id ?? '' });
  expect(built.sections.length).toBeGreaterThan(5);
  expect(built.figures.now.winRate).toMatchObject({ value: null });
  expect(JSON.stringify(built.figures.now.winRate.reason ?? '')).not.toBe('""');
});

test('says of each that fails whose it is, which quarter, and why', async () => {
  await covered('First');
  await covered('Second');
  writeFileSync(join(made.dir, 'file'), 'no folder');
  const dir = join(made.dir, 'file', 'below');
  const { reviews, failures } = await made.api('qbrs.prepareDue', { dueBefore: '2018-02-15', formats: ['xlsx'], dir });
  expect(reviews).toEqual([]);
  expect(failures).toMatchObject([
    { partner: 'First', quarter: '2017-Q4', code: 'FOLDER_NOT_WRITABLE' },
    { partner: 'Second', quarter: '2017-Q4', code: 'FOLDER_NOT_WRITABLE' },
  ]);
  expect(failures.every(({ message, hint }) => message.length > 0 && hint.length > 0)).toBe(true);
});

test('is cancelled between two packages; what is whole stays', async () => {
  for (let index = 0; index < 12; index++) await covered(`Partner ${index}`);
  const batch = made.api('qbrs.prepareDue', { dueBefore: '2018-02-15', formats: ['pptx', 'xlsx'], dir: out, jobId: 'due' });
  const ended = expect(batch).rejects.toMatchObject({ code: 'CANCELLED' });
  await vi.waitUntil(() => existsSync(out) && readdirSync(out).length >= 2, { timeout: 20_000, interval: 5 });
  await made.api('jobs.cancel', { id: 'due' });
  await ended;
  const names = readdirSync(out);
  expect(names.length).toBeLessThan(24);
  expect(names.length % 2).toBe(0);
  expect(names.some((name) => name.endsWith('.part'))).toBe(false);
});

test('a disk that fills during a batch keeps what is whole, leaves nothing half-written, and says DISK_FULL of the rest', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'quarterdeck-batch-'));
  // the real file system, with room for five files of this size
  let room = 5500;
  const files: Files = {
    link,
    rename,
    unlink,
    async open(path, flags) {
      const handle = await open(path, flags);
      return {
        sync: () => handle.sync(),
        close: () => handle.close(),
        write: (async (buffer: Uint8Array, at: number) => {
          const count = Math.min(room, 300, buffer.length - at);
          if (count === 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
          room -= count;
          return handle.write(buffer, at, count);
        }) as Awaited<ReturnType<typeof open>>['write'],
      };
    },
  };
  const rendered = ['pptx', 'pdf'].map((extension) => ({ extension, bytes: new Uint8Array(1000).fill(7) }));
  const host = { job: { breathe: () => Promise.resolve(), progress: () => undefined }, log: () => undefined };
  const { files: written, failures } = await runBatch(host, 'Packages', ['Acme', 'Beta', 'Gamma', 'Delta'], async (subject) => {
    const name = { period: '2017-Q4', subject, kind: 'QBR', date: '2017-12-31' };
    const paths = await writeExport(dir, name, rendered, { newId: () => `${subject}-${room}`, files });
    return Promise.all(paths.map((path) => describeFile({ deps: made.deps }, path)));
  });
  expect(written).toHaveLength(4);
  expect(failures.map(({ item, code }) => [item, code])).toEqual([
    ['Gamma', 'DISK_FULL'],
    ['Delta', 'DISK_FULL'],
  ]);
  expect(failures[0]?.message).toBe(new AppError('DISK_FULL').message);
  expect(readdirSync(dir).toSorted()).toEqual(written.map(({ name }) => name).toSorted());
  rmSync(dir, { recursive: true });
});

test('a review that is held while the batch runs stays held', async () => {
  for (const name of ['Aaa', 'Bbb', 'Ccc']) await covered(name);
  const last = (await made.api('partners.list', {})).partners.find(({ name }) => name === 'Ccc')?.id ?? '';
  const { id } = await made.api('qbrs.create', { partnerId: last, quarter: '2017-Q4', to: 'scheduled', on: '2018-02-20' });
  const batch = made.api('qbrs.prepareDue', { dueBefore: '2018-03-01', formats: ['xlsx'], dir: out });
  await vi.waitUntil(() => existsSync(out) && readdirSync(out).length >= 1, { timeout: 20_000, interval: 5 });
  await made.api('qbrs.move', { id, to: 'held', on: '2017-12-30' });
  const { failures } = await batch;
  expect(failures).toEqual([]);
  expect(await stages()).toContainEqual(['Ccc', 'held', '2018-02-20']);
});
