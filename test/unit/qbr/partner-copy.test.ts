import { expect, test } from 'vitest';
import type { Commitment } from '#shared/api/commitments.ts';
import { buildPackage } from '#shared/qbr/build.ts';
import { packageToDocument } from '#shared/qbr/document.ts';
import type { QbrPackage } from '#shared/qbr/model.ts';
import { partnerCopy } from '#shared/qbr/partner-copy.ts';
import { completeSections } from '#shared/qbr/sections.ts';
import { packageToTemplateData } from '#shared/qbr/template-data/build.ts';
import { packageToWorkbook } from '#shared/qbr/workbook.ts';
import { qbrFacts } from '#test/support/qbr-facts.ts';

const promise = (given: Partial<Commitment>): Commitment => ({
  id: 'c1',
  partnerId: 'p',
  kind: 'commitment',
  originKind: 'qbr',
  originId: null,
  side: 'vendor',
  description: 'Send the price list',
  measure: null,
  owner: null,
  madeOn: '2017-10-01',
  dueOn: '2017-11-01',
  state: 'open',
  reason: null,
  evidence: null,
  replacesId: null,
  closedOn: null,
  overdue: false,
  ...given,
});
const missed = promise({
  id: 'c2',
  description: 'Train two engineers',
  state: 'missed',
  closedOn: '2017-11-20',
  reason: 'REASON of ours',
  evidence: 'EVIDENCE of ours',
});
const point = (quarter: string) => ({
  quarter,
  from: '2017-10-01',
  to: '2017-12-31',
  wonCount: 3,
  wonAmount: 123_456_789,
  lostCount: 4,
  registrations: 5,
});
const built = (): QbrPackage => buildPackage(qbrFacts({ commitments: [promise({}), missed], trend: [point('2017-Q3'), point('2017-Q4')] }));

/** The package with all blocks internal but these. */
const sharing = (given: QbrPackage, ...keys: string[]): QbrPackage => ({
  ...given,
  sections: given.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => ({ ...block, audience: keys.includes(block.key) ? 'shareable' : 'internal' })),
  })),
});
/** Everything that is written of a package for an audience, as text. */
const written = (given: QbrPackage, audience: 'internal' | 'partner'): string => {
  const options = { language: 'en', pageSize: 'A4', createdAt: '2018-01-02T08:00:00.000Z', audience } as const;
  return JSON.stringify([packageToDocument(given, options), packageToWorkbook(given, options), packageToTemplateData(given, options)]);
};

test('tells the partner how a promise ended and not why', () => {
  const theirs = written(built(), 'partner');
  expect(theirs).toContain('Train two engineers');
  expect(theirs).not.toMatch(/REASON|EVIDENCE/);
  expect(written(built(), 'internal')).toContain('Train two engineers (REASON of ours)');
  expect(partnerCopy(built()).removed).toContainEqual({ kind: 'reasons', commitments: 1 });
});

test('has no promise of the past where the open ones alone are shared', () => {
  const theirs = written(sharing(built(), 'next.open'), 'partner');
  expect(theirs).toContain('Send the price list');
  expect(theirs).not.toContain('Train two engineers');
});

test('shares of the quarters before only what a shared chart draws', () => {
  const theirs = written(sharing(built(), 'scorecard.registrations', 'scorecard.figures'), 'partner');
  expect(theirs).toContain('2017-Q3');
  expect(theirs).not.toContain('123456789');
  expect(written(sharing(built(), 'scorecard.wonByQuarter'), 'partner')).toContain('123456789');
});

test('the partner is not reminded of what we did not record, and gets no slide on which nothing stands', () => {
  const keysFor = (audience: 'internal' | 'partner', commentary = ''): string[] => {
    const sections = completeSections([{ key: 'plan', title: null, isOn: true, commentary }]);
    const options = { language: 'en', pageSize: 'A4', createdAt: '2018-01-02T08:00:00.000Z', audience } as const;
    return packageToDocument(buildPackage(qbrFacts({ sections })), options).sections.map(({ key }) => key);
  };
  expect(keysFor('internal')).toContain('plan');
  expect(keysFor('partner')).not.toContain('plan');
  expect(keysFor('partner', 'Three goals for the year.')).toContain('plan');
});
