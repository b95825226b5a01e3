import { expect, test } from 'vitest';
import { buildPackage } from '#shared/qbr/build.ts';
import { packageToDocument } from '#shared/qbr/document.ts';
import { readStoredPackage } from '#shared/qbr/stored.ts';
import { figuresOf, qbrFacts } from '#test/support/qbr-facts.ts';

const paper = { language: 'en', pageSize: 'A4', createdAt: '2018-01-02T08:00:00.000Z', audience: 'internal' } as const;

test('a package comes back as it was kept', () => {
  const built = buildPackage(qbrFacts({ writtenRisks: [{ text: 'One seller brings it all.' }] }));
  expect(readStoredPackage(JSON.parse(JSON.stringify(built)))).toEqual(built);
});

test('a package of the first form opens with its words and figures in the blocks of today', () => {
  const built = buildPackage(qbrFacts({ figures: { ...qbrFacts().figures, now: figuresOf({ wonCount: 4, wonAmount: 6000 }) } }));
  const { language: _l, metrics: _m, scorecard: _s, records: _r, lastFrozen: _f, writtenRisks: _w, agenda: _a, ...first } = built;
  const sections = built.sections.map(({ key, title, isOn }) => ({
    key,
    title,
    isOn,
    commentary: key === 'summary' ? 'A good quarter.' : '',
  }));
  const opened = readStoredPackage(JSON.parse(JSON.stringify({ ...first, schema: 1, sections })));
  const document = packageToDocument(opened, paper);
  expect(document.sections).toHaveLength(10);
  expect(document.sections.find(({ key }) => key === 'summary')?.blocks[0]).toMatchObject({
    role: 'commentary',
    paragraphs: ['A good quarter.'],
  });
  expect(document.sections.find(({ key }) => key === 'scorecard')?.blocks[0]).toMatchObject({ kind: 'figures' });
});

test('a block keeps what it showed when its words would be others today', () => {
  const built = buildPackage(qbrFacts());
  const kept = JSON.parse(JSON.stringify(built).replaceAll('Quarterly business review', 'Quarterly look'));
  const asked = JSON.stringify(packageToDocument(readStoredPackage(kept), paper).sections);
  expect(asked).toBe(JSON.stringify(packageToDocument(built, paper).sections).replaceAll('Quarterly business review', 'Quarterly look'));
});
