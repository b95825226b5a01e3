import { expect, test } from 'vitest';
import { buildPackage } from '#shared/qbr/build.ts';
import type { QbrFacts, QbrPackage } from '#shared/qbr/model.ts';
import { completeSections } from '#shared/qbr/sections.ts';
import { packageToTemplateData } from '#shared/qbr/template-data/build.ts';
import type { Audience } from '#shared/template/data.ts';
import { figuresOf, openDeal, qbrFacts } from '#test/support/qbr-facts.ts';

const facts = (): QbrFacts => {
  const now = figuresOf({ wonCount: 3, wonAmount: 1_200_000, wonWithAmount: 3 });
  return qbrFacts({
    figures: { now, previous: figuresOf(), yearBefore: figuresOf() },
    pipeline: {
      openDeals: now.openDeals,
      openAmount: now.openAmount,
      daysSinceEvent: now.daysSinceEvent,
      stages: [{ key: 'ENGAGING', label: 'Engaging', deals: 14, amount: null, withoutAmount: 14 }],
      deals: Array.from({ length: 14 }, (_, index) => openDeal({ id: `d${index}`, name: `Deal ${index}` })),
    },
    writtenRisks: [{ text: 'They may leave us' }],
    asks: [{ side: 'vendor', text: 'Name a technical lead' }],
    sections: completeSections([{ key: 'summary', title: 'In short', isOn: true, commentary: 'A **strong** quarter.\n\nMore to come.' }]),
  });
};
const dataOf = (built: QbrPackage, audience: Audience = 'internal') =>
  packageToTemplateData(built, { language: 'en-US', createdAt: '2018-01-02T08:00:00.000Z', audience });

/** The package with one block marked as internal. */
const withInternal = (built: QbrPackage, key: string): QbrPackage => ({
  ...built,
  sections: built.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.key === key ? { ...block, audience: 'internal' } : block)),
  })),
});

test('names partner, quarter, figures and the words of the CAM', () => {
  const { values, conditions, properties } = dataOf(buildPackage(facts()));
  expect(values).toMatchObject({
    'partner.name': { kind: 'text', text: 'Acme Corp' },
    quarter: { kind: 'text', text: '2017-Q4' },
    'quarter.from': { kind: 'date', date: '2017-10-01' },
    'metric.wonAmount': { kind: 'money', minor: 1_200_000, currency: 'USD' },
    'metric.wonAmount.previous': { kind: 'money', minor: 0, currency: 'USD' },
    'metric.openAmount': { kind: 'missing' },
    'title.summary': { kind: 'text', text: 'In short' },
    'commentary.summary': { kind: 'text', text: 'A strong quarter.\nMore to come.' },
  });
  expect(conditions).toMatchObject({ hasMdf: false, 'section.pipeline': true, templateHelp: false });
  expect(properties.title).toContain('Acme Corp');
});

test('has the tables as they are shown, all deals as a list, and a sentence where there is no record', () => {
  const { tables, lists } = dataOf(buildPackage(facts()));
  expect(tables['pipeline']?.rows).toHaveLength(12);
  expect(lists['deals']).toHaveLength(14);
  expect(tables['figures.scorecard']?.rows.length).toBeGreaterThan(5);
  expect(tables['certificates']).toMatchObject({ rows: [], empty: expect.stringContaining('No certificate') });
  expect(tables['commitments']?.empty).toContain('No commitment of either side is on record.');
  expect(tables['commitments']?.columns.map(({ key }) => key)).toEqual(['side', 'what', 'owner', 'due', 'state']);
});

test('has charts by name, without points where there is nothing to draw', () => {
  const { charts } = dataOf(buildPackage(facts()));
  expect(charts['pipelineByStage']?.series[0]?.values).toEqual([14]);
  expect(charts['productMix']?.series).toEqual([]);
});

test('tells the partner nothing of a block that is internal', () => {
  const built = withInternal(withInternal(buildPackage(facts()), 'pipeline.openDeals'), 'scorecard.figures');
  const ours = dataOf(built);
  const theirs = dataOf(built, 'partner');
  expect(JSON.stringify(ours)).toContain('They may leave us');
  expect(JSON.stringify(ours)).toContain('Deal 13');
  expect(JSON.stringify(theirs)).not.toContain('They may leave us');
  expect(JSON.stringify(theirs)).not.toContain('Deal 1');
  // said nowhere but in the figures of the scorecard
  expect(ours.values['metric.dealAge']).toMatchObject({ kind: 'missing' });
  expect(theirs.values['metric.dealAge']).toEqual({ kind: 'text', text: '' });
  expect(theirs.lists['asks']).toHaveLength(1);
  expect(theirs.lists['risks']).toEqual([]);
});

test('knows by name also what only packages of other types show', () => {
  const { tables, charts, values } = dataOf(buildPackage(facts()));
  expect(tables['sellThrough']).toEqual({ columns: [], rows: [], empty: '' });
  expect(charts['K78.seats']?.series).toEqual([]);
  expect(values['metric.K82.jointPipeline']).toEqual({ kind: 'text', text: '' });
});
