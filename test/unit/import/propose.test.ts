import { expect, test } from 'vitest';
import { profileColumn } from '#shared/import/profile.ts';
import { type KnownNames, propose } from '#shared/import/propose.ts';
import { stageState } from '#shared/import/stages.ts';
import { spelledLike } from '#shared/import/vocabulary.ts';

const nobody: KnownNames = { partner: new Set(), person: new Set(), product: new Set() };
const look = (file: string, headers: string[], rows: string[][], known = nobody) => {
  const { entity, columns } = propose({ file, headers, profiles: headers.map((_, column) => profileColumn(rows, column)) }, known);
  return { entity, fields: columns.map(({ field }) => field), how: columns.map(({ how }) => how) };
};

test('knows deals by stage and dates, whatever the account column is called elsewhere', () => {
  expect(
    look('export.csv', ['Opportunity ID', 'Account Name', 'Stage', 'Amount', 'Close Date', 'Created Date', 'Opportunity Owner'], []),
  ).toMatchObject({
    entity: 'deal',
    fields: ['externalId', 'partner', 'stage', 'amount', 'closesOn', 'submittedOn', 'owner'],
  });
});
test('reads an account beside a partner as the end customer', () => {
  expect(look('deals.csv', ['Partner', 'Account', 'Deal stage'], []).fields).toEqual(['partner', 'customer', 'stage']);
});
test('knows partners, people, products, contacts and commitments by their headers', () => {
  expect(look('a.csv', ['Company', 'Industry', 'Country', 'Tier'], []).entity).toBe('partner');
  expect(look('b.csv', ['Name', 'Reports to', 'Region'], []).entity).toBe('person');
  expect(look('c.csv', ['SKU', 'Product name', 'List price (USD)'], []).entity).toBe('product');
  expect(look('d.csv', ['Company', 'Full name', 'Job title', 'E-mail', 'Phone'], []).entity).toBe('contact');
  expect(look('e.csv', ['Partner', 'Side', 'Commitment', 'Agreed on', 'Due date'], []).entity).toBe('commitment');
});
test.each([
  ['mdf_claim', ['Partner', 'Fund request ID', 'Claim amount', 'Claim date', 'Status']],
  ['renewal', ['Partner', 'Customer', 'Status', 'Opened on', 'Amount', 'Contract number', 'Renewal date']],
  ['listing', ['Partner', 'Title', 'Status', 'Published on']],
  ['joint_milestone', ['Partner', 'Milestone', 'Due', 'Done', 'Solution']],
  ['training', ['Account', 'Learner', 'Course', 'Completion date', 'Score']],
  ['sell_through_line', ['Distributor', 'Period', 'Reseller', 'SKU', 'Units', 'Net value']],
  ['portal_usage', ['Partner', 'Week', 'Logins']],
  ['lead', ['Referral partner', 'Prospect', 'Lead status', 'Referral date', 'Referral fee']],
  ['deal', ['Account Name', 'Status', 'Amount', 'Close Date', 'Created Date']],
  ['deal', ['Partner', 'Customer', 'Stage', 'Amount', 'Expected close', 'Registration status', 'Territory']],
  ['person', ['Name', 'Email', 'Role', 'Team']],
] as const)('knows %s by the headers %j', (entity, headers) => {
  expect(look('export.csv', [...headers], []).entity).toBe(entity);
});
test('finds the stage by its words and the partner by known names when headers do not tell', () => {
  const known = { ...nobody, partner: new Set(['isdom', 'cancity']) };
  const found = look(
    'x.csv',
    ['id', 'F1', 'F2', 'amount'],
    [
      ['1', 'Isdom', 'Closed Won', '10'],
      ['2', 'Cancity', 'Prospecting', '20'],
    ],
    known,
  );
  expect(found).toMatchObject({ entity: 'deal', fields: ['externalId', 'partner', 'stage', 'amount'] });
  expect(found.how).toEqual(['header', 'values', 'values', 'header']);
});
test('does not guess when nothing tells what a file holds', () => {
  expect(look('x.csv', ['alpha', 'beta'], [['1', '2']])).toMatchObject({ entity: null, fields: [null, null] });
  expect(look('x.csv', ['name'], [['Isdom']]).entity).toBeNull();
});
test('lets the file name decide between equals', () => expect(look('products.csv', ['name'], [['Axle']]).entity).toBe('product'));
test.each([
  ['Won', 'won'],
  ['Closed-Won', 'won'],
  ['closed lost', 'lost'],
  ['Negotiation/Review', 'open'],
  ['Verbal', null],
] as const)('takes the stage %s as %s', (word, state) => expect(stageState(word)).toBe(state));
test('sees likely misspellings and leaves real words alone', () => {
  expect(spelledLike('vertical', 'technolgy')).toBe('technology');
  expect(spelledLike('country', 'Philipines')).toBe('Philippines');
  expect(spelledLike('vertical', 'retail')).toBeNull();
  expect(spelledLike('country', 'Niger')).toBeNull();
  expect(spelledLike('country', 'Korea')).toBeNull();
});
