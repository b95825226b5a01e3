import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PptxGenJS from 'pptxgenjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { paragraphsOf, unzipParts } from '#test/support/unzip-parts.ts';

let app: TestApp;
let id: string;
let deck: string;
beforeEach(async () => {
  app = await makeApp({ today: '2027-07-01' });
  const partnerId = await addPartner(app.api, 'ACME Corp');
  ({ id } = await app.api('plans.create', { partnerId, year: 2027, start: { from: 'blank' } }));
  await app.api('plans.update', { id, changes: { name: 'Cloud growth', competitors: ['Contoso'] } });
  const count = { kind: 'deals', unit: 'count', targets: [2, 2, 2, 2], actuals: [2, 1, null, null] };
  await app.api('plans.addItems', {
    id,
    kind: 'objective',
    items: [
      { ...count, title: 'New logos', weight: 50 },
      { ...count, title: 'Renewals', weight: 50 },
    ],
  });
  const made = new PptxGenJS();
  const place = (y: number) => ({ x: 0.5, y, w: 9, h: 0.6 });
  const first = made.addSlide();
  first.addText('{{plan.name}} {{plan.year}}: {{plan.attainment}}', place(0.5));
  first.addText('{{table.plan.standing}}', { ...place(1.5), h: 2 });
  first.addText('{{chart.plan.attainment}}', { ...place(3.6), h: 2 });
  const each = made.addSlide();
  each.addText('{{#each plan.objectives}}{{title}}: {{actual}} of {{target}}{{/each}}', place(0.5));
  const ours = made.addSlide();
  ours.addText('{{#if plan.hasCompetitors}}Against {{#each plan.competitors}}{{name}}{{/each}}{{/if}}', place(0.5));
  ours.addText('{{plan.nothing}}', place(2));
  deck = join(app.dir, 'deck.pptx');
  await writeFile(deck, Buffer.from((await made.write({ outputType: 'arraybuffer' })) as ArrayBuffer));
});
afterEach(() => app.close());

const wordsOf = async (audience: 'internal' | 'partner'): Promise<{ words: string[]; charts: number }> => {
  const { files } = await app.api('plans.export', { id, formats: ['pptx'], templatePath: deck, audience });
  const parts = unzipParts(new Uint8Array(await readFile(files[0]?.path ?? '')));
  const slides = parts.paths.filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
  return {
    words: slides.flatMap((path) => paragraphsOf(parts.xml(path))),
    charts: parts.paths.filter((path) => /charts\/chart[^/]*\.xml$/.test(path)).length,
  };
};

test('fills a company’s deck: values, a table, a native chart, and each objective in its turn', async () => {
  const { words, charts } = await wordsOf('internal');
  expect(words).toContain('Cloud growth 2027: 37.5%');
  expect(words).toEqual(expect.arrayContaining(['New logos: 3 of 8', 'Renewals: 3 of 8']));
  expect(words).toContain('Against Contoso');
  expect(charts).toBe(1);
  expect(words.join()).not.toContain('{{');
});

test('the partner’s deck has nothing under the tags of what is ours alone', async () => {
  expect((await wordsOf('partner')).words.join()).not.toContain('Contoso');
});
