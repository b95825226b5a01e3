import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStarterTemplate } from '#core/export/template/starter.ts';
import { packageToTemplateData } from '#shared/qbr/template-data/build.ts';
import type { Audience } from '#shared/template/data.ts';
import { fillBytes, inspectBytes, slidePaths, tablesOf, titleOf } from '#test/support/filled-template.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { importRealPartner } from '#test/support/real-partners.ts';

let app: TestApp;
beforeEach(async () => {
  app = await makeApp({ today: '2017-12-31' });
});
afterEach(() => app.close());

const dataFor = async (audience: Audience) => {
  const partnerId = await importRealPartner(app.api, 'Hottechi');
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  const { package: built } = await app.api('qbrs.get', { id });
  return packageToTemplateData(built, { language: 'en-US', createdAt: '2018-01-02T08:00:00.000Z', audience });
};

test('fills the starter template from a real quarter, and knows every name in it', async () => {
  const template = await readStarterTemplate();
  const data = await dataFor('internal');
  const { tags } = await inspectBytes(template, data);
  expect(tags.filter(({ state }) => state !== 'ok' && state !== 'empty')).toEqual([]);
  const parts = await fillBytes(template, data);
  expect(slidePaths(parts).map((path) => titleOf(parts, path))).toEqual(
    expect.arrayContaining(['Hottechi', 'What we promised each other', 'Executive summary', 'Scorecard', 'Pipeline by name']),
  );
  expect(
    slidePaths(parts)
      .flatMap((path) => tablesOf(parts, path))
      .flat(2),
  ).toContain('48,621.00');
  expect(parts.paths.filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path)).length).toBeGreaterThanOrEqual(2);
  expect(parts.paths.map((path) => (path.endsWith('.xml') ? parts.xml(path) : '')).join('')).not.toContain('How this template works');
});

test('fills it for the partner without anything that is internal', async () => {
  const [template, data] = [await readStarterTemplate(), await dataFor('partner')];
  const { tags } = await inspectBytes(template, data, 'partner');
  expect(tags.filter(({ state }) => state === 'unknown')).toEqual([]);
  expect(tags.find(({ tag }) => tag === '{{table.risks}}')?.state).toBe('empty');
  const parts = await fillBytes(template, data, 'partner');
  expect(parts.paths.filter((path) => path.includes('notesSlide'))).toEqual([]);
});
