import { expect, test } from 'vitest';
import { countLines, totalsOf } from '#renderer/features/import/counts.ts';
import type { ImportCounts } from '#shared/api/imports.ts';

const none = { partners: 0, deals: 0, people: 0, products: 0 };
const noSide = { managers: 0, teams: 0, contacts: 0, commitments: 0, aliases: 0, stages: 0 };
const counts: ImportCounts = {
  created: { ...none, partners: 85, deals: 7375 },
  updated: { ...none, people: 1 },
  unchanged: none,
  also: { created: { ...noSide, managers: 6 }, updated: noSide, unchanged: { ...noSide, teams: 3 } },
  needsAttention: 1425,
  reasons: { ROW_REFERENCE_EMPTY: 1425 },
};

test('adds up the records of all kinds, those that come along too', () => {
  expect(totalsOf(counts)).toEqual({ created: 7466, updated: 1, unchanged: 3 });
});

test('has a line for each kind that the files touch', () => {
  expect(countLines(counts).map(({ key }) => key)).toEqual(['partners', 'deals', 'people', 'managers', 'teams']);
});
