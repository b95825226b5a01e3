import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { csv, type GivenFile, importFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
  await importFiles(made.api, [
    csv(
      'partners.csv',
      ['Partner', 'Partner type', 'Parent'],
      ['Alder Systems', 'Reseller', ''],
      ['Birch Supply', 'Distributor', ''],
      ['Cedar Leads', 'Referral agent', ''],
      ['Dogwood Cloud', 'MSP', ''],
      ['Elm Unknown', '', ''],
    ),
  ]);
});
afterEach(() => made.close());

/** Imports files and returns how many records of a kind came, and row, code and field of those that wait, in the order of the rows. */
const tryRows = async (kind: string, ...files: GivenFile[]) => {
  const { created } = await importFiles(made.api, files);
  const { entries } = await made.api('imports.attention.list', {});
  return {
    created: created[kind] ?? 0,
    waiting: entries.map(({ row, code, field }) => [row, code, field]).toSorted(([a], [b]) => Number(a) - Number(b)),
  };
};

const allocations = csv(
  'mdf allocations.csv',
  ['Fund ID', 'Partner', 'MDF fund', 'Period start', 'Period end', 'Allocated amount', 'Currency'],
  ['F1', 'Alder Systems', 'H1', '2017-02-01', '2017-07-31', '1000', 'EUR'],
);
const requests = (...rows: string[][]) =>
  csv(
    'mdf requests.csv',
    [
      'Request ID',
      'Partner',
      'Fund ID',
      'Request title',
      'Requested amount',
      'Currency',
      'Request status',
      'Submission date',
      'Decision date',
    ],
    ...rows.map(([id = '', amount = '', state = '']) => [
      id,
      'Alder Systems',
      'F1',
      `Activity ${id}`,
      amount,
      'EUR',
      state,
      '2017-03-01',
      '2017-03-05',
    ]),
  );
const claims = (...rows: string[][]) =>
  csv(
    'mdf claims.csv',
    ['Claim number', 'Fund request ID', 'Claim amount', 'Currency', 'Claim status', 'Claim date'],
    ...rows.map(([id = '', request = '', amount = '']) => [id, request, amount, 'EUR', 'submitted', '2017-04-01']),
  );

test('keeps seats of a referral agent back, and takes those of a partner whose type nobody has said', async () => {
  const file = csv(
    'seat counts.csv',
    ['Partner', 'Counted on', 'Seats in use'],
    ['Cedar Leads', '2017-05-31', '12'],
    ['Dogwood Cloud', '2017-05-31', '80'],
    ['Elm Unknown', '2017-05-31', '5'],
    ['Fir & Sons', '2017-05-31', '7'],
  );
  expect(await tryRows('seat_count', file)).toEqual({
    created: 2,
    waiting: [
      [2, 'PLACE_NOT_OF_TYPE', 'partner'],
      [5, 'ROW_REFERENCE_UNKNOWN', 'partner'],
    ],
  });
});

test('keeps a certificate back that expires before it starts, and one that is held without a day', async () => {
  const file = csv(
    'certificates.csv',
    ['Partner', 'Certification', 'Certification status', 'Issue date', 'Expiration date'],
    ['Alder Systems', 'Sales foundation', 'Valid', '2017-05-01', '2017-04-30'],
    ['Alder Systems', 'Technical foundation', 'Valid', '', ''],
    ['Alder Systems', 'Integration', 'Valid', '2017-05-01', '2018-04-30'],
  );
  expect(await tryRows('certificate', file)).toEqual({
    created: 1,
    waiting: [
      [2, 'ENDS_BEFORE_START', 'expiresOn'],
      [3, 'STATE_WITHOUT_DATE', 'achievedOn'],
    ],
  });
});

test('counts the rows of one file together: what is granted over the allocation waits, and what is claimed over the request', async () => {
  const granted = requests(['R1', '600', 'approved'], ['R2', '500', 'approved'], ['R3', '400', 'approved']);
  expect(await tryRows('mdf_request', allocations, granted)).toEqual({ created: 2, waiting: [[3, 'MDF_OVER_ALLOCATION', 'amount']] });
  expect(await tryRows('mdf_claim', claims(['C1', 'R1', '350'], ['C2', 'R1', '300'], ['C3', 'R1', '250']))).toEqual({
    created: 2,
    waiting: [
      [3, 'CLAIM_OVER_REQUEST', 'amount'],
      [3, 'MDF_OVER_ALLOCATION', 'amount'],
    ],
  });
});

test('an allocation that later files make too small waits with its new amount', async () => {
  await importFiles(made.api, [allocations, requests(['R1', '600', 'approved'])]);
  const smaller = csv(
    'mdf allocations.csv',
    ['Fund ID', 'Partner', 'MDF fund', 'Allocated amount', 'Currency', 'Period start', 'Period end'],
    ['F1', 'Alder Systems', 'H1', '500', 'EUR', '2017-02-01', '2017-07-31'],
  );
  expect(await tryRows('mdf_allocation', smaller)).toEqual({ created: 0, waiting: [[2, 'MDF_BELOW_COMMITTED', 'amount']] });
});

test('keeps amounts in a second currency back when they would change what the others are worth', async () => {
  const campaign = (...row: string[]) =>
    csv(
      'campaigns.csv',
      ['Partner', 'Campaign name', 'Start date', 'Campaign budget', 'Actual spend', 'Currency'],
      ['Alder Systems', 'Push', '2017-02-01', ...row],
    );
  await importFiles(made.api, [campaign('1000', '', 'EUR')]);
  expect(await tryRows('campaign', campaign('', '900', 'USD'))).toEqual({ created: 0, waiting: [[2, 'ROW_CURRENCY_DIFFERS', 'currency']] });
});

test('refuses partners and links that would stand above themselves', async () => {
  const partners = csv('partners.csv', ['Partner', 'Parent'], ['Alder Systems', 'Birch Supply'], ['Birch Supply', 'Alder Systems']);
  const { updated } = await importFiles(made.api, [partners]);
  expect(updated.partners).toBe(0);
  const links = csv(
    'hierarchy.csv',
    ['Distributor', 'Downstream reseller', 'Relationship type', 'Since'],
    ['Birch Supply', 'Alder Systems', 'Distribution', '2017-01-01'],
    ['Alder Systems', 'Birch Supply', 'Distribution', '2017-01-01'],
  );
  const { created } = await importFiles(made.api, [links]);
  const { entries } = await made.api('imports.attention.list', {});
  expect(created['hierarchy_link']).toBe(1);
  expect(entries.map(({ entity, code }) => `${entity} ${code}`).toSorted()).toEqual([
    'hierarchy_link PLACE_NOT_OF_TYPE',
    'partner ROW_REFERENCE_LOOP',
    'partner ROW_REFERENCE_LOOP',
  ]);
});

test('keeps back what is below zero, no share, no quarter, and a lead with the deal of another partner', async () => {
  const deals = csv('deals.csv', ['Deal ID', 'Partner', 'Deal name', 'Stage'], ['D1', 'Alder Systems', 'One', 'Engaging']);
  const influence = csv(
    'influence.csv',
    ['Partner', 'Customer', 'Deal ID', 'Influence role', 'Attribution %', 'Submission date'],
    ['Alder Systems', 'Acorn Ltd', 'D1', 'Advice', '145', '2017-05-01'],
    ['Dogwood Cloud', 'Acorn Ltd', 'D1', 'Advice', '45', '2017-05-01'],
    ['Alder Systems', 'Acorn Ltd', 'D1', 'Advice', '45', '2017-05-02'],
  );
  expect(await tryRows('influence', deals, influence)).toEqual({
    // influence is on a deal that another partner sells
    created: 2,
    waiting: [[2, 'ROW_RATIO_INVALID', 'creditShare']],
  });
  const leads = csv(
    'leads.csv',
    ['Partner', 'Customer', 'Deal ID', 'Lead date', 'State'],
    ['Dogwood Cloud', 'Acorn Ltd', 'D1', '2017-05-01', 'Qualified'],
  );
  expect((await tryRows('lead', leads)).waiting).toContainEqual([2, 'ROW_RECORD_ELSEWHERE', 'deal']);
  const forecast = csv(
    'forecast.csv',
    ['Partner', 'Fiscal quarter', 'Forecast category', 'Forecast amount', 'Forecast date'],
    ['Alder Systems', 'next', 'Commit', '10', '2017-05-01'],
  );
  const portal = csv('portal use.csv', ['Partner', 'Week of', 'Logins'], ['Alder Systems', '2017-05-01', '-4']);
  await importFiles(made.api, [forecast, portal]);
  const { reasons } = await made.api('imports.attention.list', {});
  expect(reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['ROW_QUARTER_INVALID', 'ROW_NUMBER_NEGATIVE']));
});

test('gives the protection of one customer to one partner, also within a file', async () => {
  const file = csv(
    'deals.csv',
    ['Deal ID', 'Partner', 'Customer', 'Stage', 'Submitted on', 'Protection from', 'Protection until'],
    ['D1', 'Alder Systems', 'Acorn Ltd', 'Engaging', '2017-05-01', '2017-05-01', '2017-08-01'],
    ['D2', 'Dogwood Cloud', 'ACORN LTD', 'Engaging', '2017-06-01', '2017-06-01', '2017-09-01'],
    ['D3', 'Dogwood Cloud', 'Acorn Ltd', 'Engaging', '2017-08-02', '2017-08-02', '2017-11-01'],
    ['D4', 'Dogwood Cloud', 'Beech Ltd', 'Engaging', '2017-08-02', '2017-08-02', '2017-08-01'],
  );
  const { created } = await importFiles(made.api, [file]);
  const { entries } = await made.api('imports.attention.list', {});
  expect(created.deals).toBe(2);
  expect(entries.map(({ row, code }) => [row, code])).toEqual([
    [3, 'PROTECTION_TAKEN'],
    [5, 'ENDS_BEFORE_START'],
  ]);
  expect(entries[0]?.message).toContain('Alder Systems holds the protection');
});

test('a row that waited for its type comes in once the partner has it', async () => {
  const file = csv('seat counts.csv', ['Partner', 'Counted on', 'Seats in use'], ['Cedar Leads', '2017-05-31', '12']);
  await importFiles(made.api, [file]);
  const { partners } = await made.api('partners.list', {});
  const cedar = partners.find(({ name }) => name === 'Cedar Leads');
  await made.api('partners.update', { ids: [cedar?.id ?? ''], changes: { type: 'MSP' } });
  const { entries } = await made.api('imports.attention.list', {});
  expect(await made.api('imports.attention.fix', { ids: entries.map(({ id }) => id), set: [], cells: [] })).toMatchObject({
    placed: 1,
    waiting: 0,
  });
});

test('two partners may use one number: neither gets the record of the other, and each is known again by its own', async () => {
  const campaigns = (...rows: string[][]) => csv('campaigns.csv', ['Campaign ID', 'Partner', 'Campaign name', 'Start date'], ...rows);
  const spring = ['C1', 'Alder Systems', 'Spring', '2017-02-01'];
  const autumn = ['C1', 'Dogwood Cloud', 'Autumn', '2017-02-01'];
  await importFiles(made.api, [campaigns(spring)]);
  expect(await importFiles(made.api, [campaigns(autumn)])).toMatchObject({ created: { campaign: 1 }, needsAttention: 0 });
  expect(await importFiles(made.api, [campaigns(spring, autumn)])).toMatchObject({ unchanged: { campaign: 2 }, needsAttention: 0 });
  const { partners } = await made.api('partners.list', {});
  const owners = new Map(partners.map(({ id, name }) => [id, name]));
  const { rows } = await made.api('entries.list', { kind: 'campaign' });
  expect(Object.fromEntries(rows.map(({ partnerId, values }) => [owners.get(partnerId), values['name']]))).toEqual({
    'Alder Systems': 'Spring',
    'Dogwood Cloud': 'Autumn',
  });
});

test('a deal that is known by its number waits when the file gives it to another partner', async () => {
  const deal = (partner: string) => csv('deals.csv', ['Deal ID', 'Partner', 'Deal name', 'Stage'], ['D1', partner, 'One', 'Engaging']);
  await importFiles(made.api, [deal('Alder Systems')]);
  expect(await tryRows('deals', deal('Dogwood Cloud'))).toEqual({ created: 0, waiting: [[2, 'ROW_RECORD_ELSEWHERE', 'externalId']] });
});

test('a parent that stands below by a link waits, and one whose link has ended comes in', async () => {
  const links = csv(
    'hierarchy.csv',
    ['Distributor', 'Downstream reseller', 'Relationship type', 'Since', 'Relationship end'],
    ['Birch Supply', 'Alder Systems', 'Distribution', '2017-01-01', ''],
    ['Birch Supply', 'Dogwood Cloud', 'Distribution', '2016-01-01', '2016-12-31'],
  );
  expect(await importFiles(made.api, [links])).toMatchObject({ created: { hierarchy_link: 2 } });
  const parent = (name: string) => csv('partners.csv', ['Partner', 'Parent'], ['Birch Supply', name]);
  expect(await importFiles(made.api, [parent('Alder Systems')])).toMatchObject({
    updated: { partners: 0 },
    reasons: { ROW_REFERENCE_LOOP: 1 },
  });
  expect(await importFiles(made.api, [parent('Dogwood Cloud')])).toMatchObject({ updated: { partners: 1 } });
});

test('an undo leaves an amount that others have come to need, and gives back what only this import had put above it', async () => {
  const raised = { ...allocations, content: allocations.content.toString().replace('1000', '2000') };
  const idOf = async (kind: RecordKey) => (await made.api('entries.list', { kind })).rows[0]?.id ?? '';
  await importFiles(made.api, [allocations]);
  const { importId } = await importFiles(made.api, [raised]);
  await importFiles(made.api, [requests(['R1', '1500', 'approved'])]);
  const undone = await made.api('imports.undo', { importId });
  expect(undone).toMatchObject({ keptCount: 1, kept: [{ entity: 'mdf_allocation', code: 'UNDO_KEPT_IMPOSSIBLE' }] });
  expect((await made.api('entries.list', { kind: 'mdf_allocation' })).rows[0]?.values['amount']).toEqual({
    minor: 200_000,
    currency: 'EUR',
  });

  await made.api('entries.remove', { kind: 'mdf_request', id: await idOf('mdf_request') });
  await importFiles(made.api, [requests(['R2', '600', 'approved'])]);
  const more = { ...allocations, content: allocations.content.toString().replace('1000', '5000') };
  const both = await importFiles(made.api, [more, requests(['R2', '4000', 'approved'])]);
  expect(await made.api('imports.undo', { importId: both.importId })).toMatchObject({
    keptCount: 0,
    updated: { mdf_allocation: 1, mdf_request: 1 },
  });
});

test('an undo keeps a certificate that a type requires and a person who looks after an alert', async () => {
  const certificates = csv(
    'certificates.csv',
    ['Partner', 'Certification', 'Certification status', 'Issue date'],
    ['Alder Systems', 'Deep sea diving', 'Valid', '2017-05-01'],
  );
  const deals = csv(
    'deals.csv',
    ['Deal ID', 'Partner', 'Deal name', 'Stage', 'Owner'],
    ['D1', 'Alder Systems', 'One', 'Engaging', 'Mara Lindqvist'],
  );
  const { importId } = await importFiles(made.api, [certificates, deals]);
  const { certificates: known } = await made.api('settings.lists', {});
  const key = known.find(({ label }) => label === 'Deep sea diving')?.key ?? '';
  const [first] = await made.api('settings.profiles', {});
  if (!first) throw new Error('no profile');
  await made.api('settings.profiles.save', { type: first.type, profile: { ...first.profile, requiredCertificates: [key] } });
  const owner = (await made.api('people.list', {})).find(({ name }) => name === 'Mara Lindqvist');
  const [entry] = (await made.api('alerts.list', {})).alerts;
  if (!entry || !owner) throw new Error('nothing to assign');
  const { severity, level, text } = entry.alert;
  await made.api('alerts.act', { id: entry.alert.id, action: { kind: 'assign', ownerId: owner.id }, seen: { severity, level, text } });
  const undone = await made.api('imports.undo', { importId });
  expect(undone.created).toMatchObject({ deals: 1, certificate: 1, people: 0 });
  expect((await made.api('people.list', {})).map(({ name }) => name)).toEqual(['Mara Lindqvist']);
  expect((await made.api('settings.lists', {})).certificates.map((one) => one.key)).toContain(key);
});
