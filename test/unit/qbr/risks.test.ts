import { expect, test } from 'vitest';
import type { QbrFacts } from '#shared/qbr/model.ts';
import { findRisks } from '#shared/qbr/risks.ts';
import { figuresOf, openDeal, qbrFacts } from '#test/support/qbr-facts.ts';

const codesOf = (facts: Partial<QbrFacts>): string[] => findRisks(qbrFacts(facts)).map(({ code }) => code);

const withDeals = (deals: QbrFacts['pipeline']['deals'], now = figuresOf()): Partial<QbrFacts> => ({
  figures: { now, previous: figuresOf(), yearBefore: figuresOf() },
  pipeline: { openDeals: now.openDeals, openAmount: now.openAmount, daysSinceEvent: now.daysSinceEvent, stages: [], deals },
});

const quarters = (counts: number[]): QbrFacts['trend'] =>
  counts.map((registrations, index) => ({
    quarter: `Q${index}`,
    from: '2017-10-01',
    to: '2017-12-31',
    wonCount: 0,
    wonAmount: 0,
    lostCount: 0,
    registrations,
  }));

test('names no risk when nothing is on record', () => {
  expect(codesOf({})).toEqual([]);
});

test('calls a deal stalled after twice the own average, or 180 days when too little was won to know it', () => {
  const days = (ageDays: number) => [openDeal({ ageDays })];
  expect(codesOf(withDeals(days(180)))).toEqual([]);
  expect(codesOf(withDeals(days(181)))).toEqual(['stalledDeals']);
  const known = figuresOf({ wonCount: 5, closeDays: 200, closeDaysOf: 5 });
  expect(codesOf(withDeals(days(80), known))).toEqual([]);
  expect(codesOf(withDeals(days(81), known))).toEqual(['stalledDeals']);
  const few = figuresOf({ wonCount: 4, closeDays: 160, closeDaysOf: 4 });
  expect(codesOf(withDeals(days(81), few))).toEqual([]);
});

test('calls a deal stalled a month after its expected close, and never one whose age is unknown', () => {
  expect(codesOf(withDeals([openDeal({ ageDays: 40, expectedCloseOn: '2017-11-30' })]))).toEqual(['stalledDeals']);
  expect(codesOf(withDeals([openDeal({ ageDays: 40, expectedCloseOn: '2017-12-01' })]))).toEqual([]);
  expect(codesOf(withDeals([openDeal({ ageDays: null, submittedOn: null })]))).toEqual([]);
});

test('measures falling registrations against the own past of four full quarters', () => {
  expect(codesOf({ trend: quarters([10, 10, 10, 10, 6]) })).toEqual(['fallingRegistrations']);
  expect(codesOf({ trend: quarters([10, 10, 10, 10, 7]) })).toEqual([]);
  expect(codesOf({ trend: quarters([10, 10, 10, 2]) })).toEqual([]);
  expect(codesOf({ trend: quarters([2, 2, 2, 2, 0]) })).toEqual([]);
  // the running quarter is not held against a whole one
  expect(codesOf({ asOf: '2017-11-01', trend: quarters([10, 10, 10, 10, 1]) })).toEqual([]);
});

test('names a product that carries most of the won amount', () => {
  const mix = (first: number): Partial<QbrFacts> => ({
    figures: { now: figuresOf({ wonCount: 4, wonAmount: 1000, wonWithAmount: 4 }), previous: figuresOf(), yearBefore: figuresOf() },
    productMix: [
      { product: 'GTX Pro', wonCount: 3, wonAmount: first, lostCount: 0 },
      { product: null, wonCount: 1, wonAmount: 1000 - first, lostCount: 0 },
    ],
  });
  expect(codesOf(mix(599))).toEqual([]);
  const [risk] = findRisks(qbrFacts(mix(600)));
  expect(risk).toMatchObject({ code: 'productConcentration', facts: { share: { kind: 'percent', fraction: 0.6 } } });
});
