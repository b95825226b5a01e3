import { expect, test } from 'vitest';
import { planToDocument } from '#shared/plan/document/document.ts';
import { planPartnerCopy } from '#shared/plan/document/partner-copy.ts';
import { planToTemplateData } from '#shared/plan/document/template-data/build.ts';
import { planPaper } from '#test/support/plan-paper.ts';

const options = { language: 'en-US', pageSize: 'A4', createdAt: '2027-07-01T10:00:00.000Z' } as const;
/** Words that are ours alone in the sample. */
const ours = [
  'Their board is',
  'Pushed back twice',
  'They asked for a lower figure',
  'Sent on 20 February',
  'They lost their trainer',
  'Few architects',
  'A rival opens',
  'Contoso Cloud',
  'Renewal in May',
  '95,001.00',
];

test('the partner gets nothing that is ours alone, in no part of the document and under no tag', () => {
  const internal = JSON.stringify(planToDocument(planPaper(), { ...options, audience: 'internal' }, []));
  expect(ours.filter((words) => !internal.includes(words))).toEqual([]);
  const document = JSON.stringify(planToDocument(planPaper(), { ...options, audience: 'partner' }, []));
  const data = JSON.stringify(planToTemplateData(planPaper(), { ...options, audience: 'partner' }, []));
  expect(ours.filter((words) => document.includes(words))).toEqual([]);
  expect(ours.filter((words) => data.includes(words))).toEqual([]);
  expect(JSON.parse(document)).toMatchObject({
    footer: 'Northwind Systems  ·  For ACME Corp',
    properties: { author: 'Northwind Systems' },
  });
});

test('says what was taken out, each thing with its number', () => {
  expect(planPartnerCopy(planPaper(), []).removed).toEqual([
    { what: 'note', count: 1 },
    { what: 'comments', count: 1 },
    { what: 'objectiveNotes', count: 1 },
    { what: 'evidence', count: 1 },
    { what: 'reasons', count: 1 },
    { what: 'weaknesses', count: 1 },
    { what: 'competitors', count: 2 },
    { what: 'accountNotes', count: 1 },
    { what: 'forecast', count: 1 },
    { what: 'owner', count: 1 },
  ]);
});

test('what was chosen to be shared stays in and is not said to be left out', () => {
  const { copy, removed } = planPartnerCopy(planPaper(), ['weaknesses', 'competitors', 'accountNotes']);
  expect(copy.plan.content.terms).toMatchObject({
    weaknesses: '- Few architects',
    competitors: ['Contoso Cloud', 'Fabrikam'],
    targetAccounts: [{ note: 'Renewal in May' }, { note: '' }],
  });
  expect(removed.map(({ what }) => what)).toEqual(['note', 'comments', 'objectiveNotes', 'evidence', 'reasons', 'forecast', 'owner']);
});
