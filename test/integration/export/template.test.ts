import { expect, test } from 'vitest';
import { render } from '#core/export/render.ts';
import type { TemplateData } from '#shared/template/data.ts';
import {
  fillFixture as fill,
  fixture,
  inspectFixture as inspect,
  relationsIn,
  slidePaths,
  tablesOf,
  textOf,
  titleOf,
} from '#test/support/filled-template.ts';
import { templateData } from '#test/support/template-data.ts';
import { unzipParts } from '#test/support/unzip-parts.ts';

const fixtures = ['contents', 'dark', 'placeholders'] as const;
const without = (key: 'conditions' | 'lists', change: Record<string, unknown>): TemplateData => {
  const data = templateData();
  return { ...data, [key]: { ...data[key], ...change } } as TemplateData;
};

test.each(fixtures)('leaves masters, layouts, themes and pictures of "%s" byte for byte as they are', async (name) => {
  const before = unzipParts(fixture(name));
  const after = await fill(name);
  const house = before.paths.filter(
    (path) => /^ppt\/(slideMasters|slideLayouts|theme|media|notesMasters)\/./.test(path) && !path.endsWith('/'),
  );
  expect(house.length).toBeGreaterThan(20);
  for (const path of house) expect(Buffer.compare(after.raw(path), before.raw(path)), path).toBe(0);
});

test.each(fixtures)('gives the same bytes for the same input, and leaves no tag in "%s"', async (name) => {
  const job = { kind: 'template', template: fixture(name), data: templateData(), audience: 'internal' } as const;
  const first = await render(job);
  expect(Buffer.compare(first, await render(job))).toBe(0);
  const parts = unzipParts(first);
  for (const path of slidePaths(parts)) expect(parts.xml(path).replace(/<[^>]+>/g, '')).not.toContain('{{');
});

test('fills a tag that formatting has split over runs, and the notes', async () => {
  const parts = await fill('contents');
  const [cover = '', , scorecard = ''] = slidePaths(parts);
  expect(textOf(parts, cover)).toEqual(['Quarterly business review', 'ACME Corp, 2017-Q4', 'Northwind Systems · as of Dec 31, 2017']);
  expect(textOf(parts, scorecard)).toEqual(
    expect.arrayContaining(['Scorecard 2017-Q4', 'Won amount: 76,451.00\u00a0USD', 'Open pipeline: Not available', 'Nobody knows  this']),
  );
  const notes = relationsIn(parts, scorecard).find(({ type }) => type === 'notesSlide');
  expect(textOf(parts, notes?.path ?? '')).toEqual(
    expect.arrayContaining(['Numbers for ACME Corp as of Dec 31, 2017.', 'Ask about Not available.']),
  );
});

test('repeats the row of a table for each item', async () => {
  const parts = await fill('contents');
  expect(tablesOf(parts, slidePaths(parts).at(-1) ?? '')[0]).toEqual([
    ['Promise', 'Owner', 'Due'],
    ['Train two engineers', 'Lee Park', 'Feb 15, 2018'],
    ['Name a sponsor', 'Dana Fuller', 'Jan 20, 2018'],
    ['Share the target list', 'Kim Roth', 'Mar 1, 2018'],
  ]);
});

test('drops a slide whose condition does not hold, with all that belongs to it and the lines that link to it', async () => {
  const parts = await fill('contents', without('conditions', { hasMdf: false }));
  const slides = slidePaths(parts);
  expect(slides.map((path) => titleOf(parts, path))).not.toContain('Marketing and MDF');
  expect(slides).toHaveLength(5);
  expect(parts.paths.filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))).toHaveLength(5);
  expect(textOf(parts, slides[1] ?? '').slice(1, 4)).toEqual(['Scorecard', 'Pipeline by name', 'Commitments']);
  expect(parts.xml('[Content_Types].xml')).not.toContain('slide5.xml');
});

test('repeats slides from an opening title to a closing one for each item, in order', async () => {
  const parts = await fill('placeholders');
  expect(slidePaths(parts).map((path) => titleOf(parts, path))).toEqual([
    'ACME Corp',
    'Summary',
    'Promise 1: Train two engineers',
    'Until then',
    'Promise 2: Name a sponsor',
    'Until then',
    'Promise 3: Share the target list',
    'Until then',
    'Won by quarter',
    'Pipeline',
  ]);
  const ids = [...parts.xml('ppt/presentation.xml').matchAll(/<p:sldId [^>]*?id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(10);
});

test('fills alternative text', async () => {
  const parts = await fill('dark');
  expect(parts.xml(slidePaths(parts)[0] ?? '')).toContain('descr="Logo of Northwind Systems"');
});

test('gives the partner no internal slide or shape, no notes and no names of authors', async () => {
  const parts = await fill('dark', templateData(), 'partner');
  expect(slidePaths(parts).map((path) => titleOf(parts, path))).not.toContain('For us alone');
  const all = parts.paths.filter((path) => path.endsWith('.xml')).map((path) => parts.xml(path));
  expect(parts.paths.filter((path) => path.includes('notesSlides'))).toEqual([]);
  for (const secret of ['Walk-away', 'Never show', 'Margin below plan', 'Template Author', 'Last Editor', 'House template'])
    expect(
      all.filter((xml) => xml.includes(secret)),
      secret,
    ).toEqual([]);
  const { leftOut } = await inspect('dark', templateData(), 'partner');
  expect(leftOut.slice(0, 3)).toEqual([
    'Slides marked as internal or hidden: 6.',
    'Shapes marked as internal or hidden: 1.',
    'Notes of the template: 3.',
  ]);
});

test('keeps internal slides and notes for ourselves, without the marks', async () => {
  const parts = await fill('dark');
  expect(slidePaths(parts).map((path) => titleOf(parts, path))).toContain('For us alone');
  const notes = parts.paths.filter((path) => /notesSlides\/[^/]+\.xml$/.test(path)).map((path) => parts.xml(path));
  expect(notes.join()).toContain('Never show this.');
  expect(notes.join()).not.toContain('internal}}');
});

test('reports every tag with its place, and what becomes of it', async () => {
  const { slides, tags } = await inspect('contents', without('lists', { campaigns: [] }));
  expect(slides).toBe(6);
  const about = (tag: string) =>
    tags.filter((one) => one.tag === tag).map(({ where, state, say }) => [where.slide, where.place, state, say]);
  expect(about('{{partner.name}}')).toEqual([
    [1, 'shape "PlaceHolder 2"', 'ok', 'Filled with "ACME Corp".'],
    [3, 'notes', 'ok', 'Filled with "ACME Corp".'],
  ]);
  expect(about('{{metric.K99}}').map(([, , state]) => state)).toEqual(['unknown']);
  expect(about('{{metric.openAmount}}')[0]).toEqual([3, 'shape "PlaceHolder 2"', 'empty', 'Not available: 12 open deals have no amount.']);
  expect(about('{{#each campaigns}}').map(([, , state]) => state)).toEqual(['empty']);
  expect(about('{{spent}}').map(([, , state]) => state)).toEqual(['empty']);
  expect(about('{{what}}')).toEqual([[6, 'table "Commitments", row 2, column 1', 'ok', 'Filled from each item.']]);
});
