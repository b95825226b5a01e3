import { expect, test } from 'vitest';
import type { Block, Document } from '#shared/documents/model.ts';
import { buildPackage } from '#shared/qbr/build.ts';
import { packageToDocument } from '#shared/qbr/document.ts';
import type { QbrFacts } from '#shared/qbr/model.ts';
import type { QbrBlock } from '#shared/qbr/block.ts';
import { packageToSlides } from '#shared/qbr/present.ts';
import { completeSections, sectionKeys } from '#shared/qbr/sections.ts';
import { blocksOfSection, dealFigures } from '#shared/qbr/template-blocks.ts';
import { packageToWorkbook } from '#shared/qbr/workbook.ts';
import { figuresOf, openDeal, qbrFacts } from '#test/support/qbr-facts.ts';

const paper = { language: 'en', pageSize: 'A4', createdAt: '2018-01-02T08:00:00.000Z', audience: 'internal' } as const;
const documentOf = (facts: Partial<QbrFacts> = {}): Document => packageToDocument(buildPackage(qbrFacts(facts)), paper);
const blocksOf = (document: Document, key: string): Block[] => document.sections.find((section) => section.key === key)?.blocks ?? [];
const words = (value: unknown): string => JSON.stringify(value);

const commitment = (side: 'vendor' | 'partner'): QbrFacts['commitments'][number] => ({
  id: side,
  partnerId: 'p',
  kind: 'commitment',
  evidence: null,
  replacesId: null,
  originKind: 'qbr',
  originId: null,
  side,
  description: `Promise of the ${side}`,
  measure: null,
  owner: null,
  madeOn: '2017-10-01',
  dueOn: '2017-11-01',
  state: 'open',
  reason: null,
  closedOn: null,
  overdue: true,
});

test('has the ten slides of the field in their order when nothing was changed', () => {
  const document = documentOf();
  expect(document.sections.map(({ key }) => key)).toEqual([...sectionKeys]);
  expect(document.sections.every(({ blocks }) => blocks.length > 0)).toBe(true);
});

test('puts an agenda that stands on the cover on a page behind it, for both audiences', () => {
  const [cover, ...others] = completeSections([]);
  const agenda: QbrBlock = { ...blocksOfSection('agenda')[1]!, key: 'title.agenda' };
  const built = buildPackage(qbrFacts({ sections: [{ ...cover!, blocks: [...cover!.blocks, agenda] }, ...others] }));
  for (const audience of ['internal', 'partner'] as const) {
    const [first, second, third] = packageToDocument(built, { ...paper, audience }).sections;
    expect(first?.blocks.every(({ kind }) => kind === 'text' || kind === 'list')).toBe(true);
    expect(second).toMatchObject({ key: 'title.more', title: 'Agenda', layout: 'stack', blocks: [{ kind: 'table' }] });
    expect(third?.key).toBe('commitments');
  }
  expect(
    packageToSlides(built, 'en')
      .map(({ section, slide }) => [section, slide.title])
      .slice(0, 2),
  ).toEqual([
    ['title', 'Acme Corp'],
    ['title', 'Agenda'],
  ]);
});

test('leaves out what is switched off and keeps the order and titles of the CAM', () => {
  const sections = completeSections([
    { key: 'risks', title: 'What worries us', isOn: true, commentary: '' },
    { key: 'title', title: null, isOn: true, commentary: '' },
    ...sectionKeys.filter((key) => key !== 'risks' && key !== 'title').map((key) => ({ key, title: null, isOn: false, commentary: '' })),
  ]);
  expect(documentOf({ sections }).sections.map(({ key, title }) => [key, title])).toEqual([
    ['risks', 'What worries us'],
    ['title', 'Acme Corp'],
  ]);
});

test.each(['plan', 'enablement', 'marketing'])('says plainly that nothing is recorded on the slide of %s, without a figure', (key) => {
  const blocks = blocksOf(documentOf(), key);
  expect(words(blocks)).toMatch(/No joint business plan is kept|No (certificate|campaign)[^.]* is recorded/);
  expect(blocks.filter(({ kind }) => kind === 'figures' || kind === 'table' || kind === 'chart')).toEqual([]);
});

test('puts the words of the CAM on the slide, paragraph by paragraph', () => {
  const sections = completeSections([{ key: 'summary', title: null, isOn: true, commentary: 'First.\n\nSecond.' }]);
  expect(blocksOf(documentOf({ sections }), 'summary')[0]).toMatchObject({
    kind: 'text',
    role: 'commentary',
    paragraphs: ['First.', 'Second.'],
  });
});

test('shows commitments of both sides, also when one side has none', () => {
  const tables = blocksOf(documentOf({ commitments: [commitment('partner')] }), 'commitments').filter(({ kind }) => kind === 'table');
  expect(tables).toMatchObject([
    { heading: 'Our commitments', rows: [], empty: 'None open on this side, and none closed since the quarter began.' },
    { heading: 'Commitments of Acme Corp', rows: [{}] },
  ]);
});

test('calls a change good or bad by what it means, and neither while the quarter is running', () => {
  const now = figuresOf({ wonCount: 4, wonAmount: 6000, wonWithAmount: 4, lostCount: 3 });
  const before = figuresOf({ wonCount: 2, wonAmount: 4000, wonWithAmount: 2, lostCount: 1 });
  const figures = { now, previous: before, yearBefore: figuresOf() };
  const changes = (facts: Partial<QbrFacts>) => {
    const sections = completeSections([]).map((section) =>
      section.key === 'scorecard'
        ? { ...section, blocks: section.blocks.map((one) => (one.kind === 'figures' ? { ...one, metrics: [...dealFigures] } : one)) }
        : section,
    );
    const [block] = blocksOf(documentOf({ figures, sections, ...facts }), 'scorecard');
    if (block?.kind !== 'figures') throw new Error('the scorecard has no figures');
    return new Map(
      block.figures.map(({ key, previous, yearBefore }) => [key, { previous: previous?.change, yearBefore: yearBefore?.change }]),
    );
  };
  const full = changes({});
  expect(full.get('wonAmount')).toEqual({ previous: { text: '+50.0%', direction: 'up', tone: 'good' }, yearBefore: null });
  expect(full.get('lostCount')?.previous).toEqual({ text: '+2', direction: 'up', tone: 'bad' });
  expect(full.get('winRate')?.previous).toEqual({ text: '−9.5 points', direction: 'down', tone: 'bad' });
  expect(full.get('winRate')?.yearBefore).toBeNull();
  expect(changes({ asOf: '2017-11-01' }).get('lostCount')?.previous?.tone).toBe('neutral');
});

test('keeps to one slide of deals and says how many more there are', () => {
  const deals = Array.from({ length: 30 }, (_, index) => openDeal({ id: String(index), name: `Deal ${index}` }));
  const now = figuresOf({ openDeals: 31, openWithoutAmount: 31 });
  const stages = [{ key: 'ENGAGING', label: 'Engaging', deals: 31, amount: null, withoutAmount: 31 }];
  const pipeline = { openDeals: now.openDeals, openAmount: now.openAmount, daysSinceEvent: now.daysSinceEvent, stages, deals };
  const blocks = blocksOf(documentOf({ pipeline }), 'pipeline');
  expect(blocks[0]).toMatchObject({ kind: 'table', rows: { length: 12 } });
  expect(words(blocks)).toContain('And 19 more open deals');
  const { sheets } = packageToWorkbook(buildPackage(qbrFacts({ pipeline })), paper);
  expect(sheets.find(({ name }) => name === 'Pipeline')?.rows).toHaveLength(30);
});

test('tells the speaker what each figure says and as of when', () => {
  const notes = documentOf().sections.find(({ key }) => key === 'scorecard')?.notes ?? '';
  expect(notes).toContain('All figures as of Dec 31, 2017.');
  expect(notes).toContain('Win rate: Deals won divided by deals won and lost in the window.');
});

test('explains itself on the sheet that comes last in the workbook', () => {
  const { readMe, asOf } = packageToWorkbook(buildPackage(qbrFacts()), paper);
  expect(asOf).toBe('2017-12-31');
  expect(readMe.facts).toContainEqual({ label: 'Currency', value: { kind: 'text', text: 'USD' } });
  expect(new Set(readMe.definitions.map(({ term }) => term)).size).toBe(readMe.definitions.length);
});

test('has in the workbook the risks that a person wrote beside those of the records', () => {
  const built = buildPackage(qbrFacts({ writtenRisks: [{ text: 'They may leave us' }] }));
  expect(words(packageToWorkbook(built, paper))).toContain('They may leave us');
  expect(words(packageToWorkbook(built, { ...paper, audience: 'partner' }))).not.toContain('They may leave us');
});
