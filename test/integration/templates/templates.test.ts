import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importRealPartner } from '#test/support/real-partners.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/templates/${name}.pptx`, import.meta.url));

let app: TestApp;
let qbrId: string;
beforeEach(async () => {
  app = await makeApp({ today: '2017-12-31' });
  const partnerId = await importRealPartner(app.api, 'Hottechi');
  ({ id: qbrId } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' }));
});
afterEach(() => app.close());

const slidesOf = (path: string): string =>
  Object.entries(unzipSync(readFileSync(path)))
    .filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join('\n');
const deck = async (options: { template?: string; templatePath?: string } = {}): Promise<string> => {
  const { files } = await app.api('qbrs.export', { id: qbrId, formats: ['pptx'], ...options });
  return slidesOf(files[0]?.path ?? '');
};

test('a deck of the company is kept, says what its tags become, and is what packages are written in from then on', async () => {
  const { id, slides, tags } = await app.api('templates.add', { path: fixture('contents') });
  expect([slides > 0, tags > 0]).toEqual([true, true]);
  const report = await app.api('templates.check', { id, qbrId });
  expect(report.tags).toContainEqual(expect.objectContaining({ tag: expect.stringContaining('partner.name'), state: 'ok' }));
  await app.api('templates.setDefault', { id });
  expect(await app.api('templates.list', {})).toMatchObject([{ id, name: 'contents.pptx', isDefault: true }]);
  const filled = await deck();
  expect(filled).toContain('Hottechi');
  expect(filled).not.toContain('{{');
  expect(await deck({ template: 'shipped' })).toContain('What we promised each other');
});

test('the same file twice is one template, and none is lost when the store opens again', async () => {
  const first = await app.api('templates.add', { path: fixture('dark') });
  expect((await app.api('templates.add', { path: fixture('dark') })).id).toBe(first.id);
  await app.api('store.lock', {});
  await app.api('store.unlock', { passphrase: 'correct horse battery staple' });
  expect((await app.api('templates.check', { id: first.id, qbrId })).slides).toBe(first.slides);
});

test('a file that is no template changes nothing and says what to do', async () => {
  const path = join(app.dir, 'not.pptx');
  writeFileSync(path, 'not a deck');
  await expect(app.api('templates.add', { path })).rejects.toMatchObject({ code: 'TEMPLATE_NOT_PPTX' });
  await expect(app.api('templates.add', { path: join(app.dir, 'none.pptx') })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  await expect(deck({ templatePath: path })).rejects.toMatchObject({ code: 'TEMPLATE_NOT_PPTX' });
  expect(await app.api('templates.list', {})).toEqual([]);
  expect(existsSync(join(app.dir, 'exports', '2017-Q4_Hottechi_QBR_v1_2017-12-31.pptx'))).toBe(false);
});

test('a template that was the default and is removed leaves the deck as it ships', async () => {
  const { id } = await app.api('templates.add', { path: fixture('placeholders') });
  await app.api('templates.setDefault', { id });
  await app.api('templates.remove', { id });
  expect(await deck()).toContain('What we promised each other');
  await expect(app.api('templates.setDefault', { id })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
});

test('a deck in a template at a path leaves the store as it was', async () => {
  expect(await deck({ templatePath: fixture('placeholders') })).toContain('Hottechi');
  expect(await app.api('templates.list', {})).toEqual([]);
});

test('the starter deck is saved beside what is there, and can be added as it is', async () => {
  const first = await app.api('templates.starter', {});
  const second = await app.api('templates.starter', {});
  expect([first.name, second.name]).toEqual([
    'Quarterdeck_Starter_Template_v1_2017-12-31.pptx',
    'Quarterdeck_Starter_Template_v2_2017-12-31.pptx',
  ]);
  const { id, slides } = await app.api('templates.add', { path: first.path });
  expect(slides).toBe(11);
  const { tags } = await app.api('templates.check', { id, qbrId });
  expect(tags.filter(({ state }) => state === 'unknown' || state === 'malformed')).toEqual([]);
});
