import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf } from '#shared/api/contract.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

type Values = InputOf<'entries.save'>['values'];
type Kind = InputOf<'entries.save'>['kind'];

let made: TestApp;
let acme: string;
let other: string;
beforeEach(async () => {
  made = await makeApp();
  acme = (await made.api('partners.create', { name: 'Acme' })).id;
  other = (await made.api('partners.create', { name: 'Other' })).id;
});
afterEach(() => made.close());

const usd = (minor: number) => ({ minor, currency: 'USD' });
const save = (kind: Kind, values: Values, more: { id?: string; partnerId?: string } = {}) =>
  made.api('entries.save', { kind, partnerId: acme, values, ...more });

const impossible: ReadonlyArray<readonly [what: string, kind: Kind, values: Values, code: string, key: string]> = [
  [
    'a certificate that ends before it starts',
    'certificate',
    { definition: 'INTEGRATION', state: 'certified', achievedOn: '2017-05-01', expiresOn: '2017-04-30' },
    'ENDS_BEFORE_START',
    'expiresOn',
  ],
  [
    'a compliance document that ends before it starts',
    'compliance_document',
    { requirement: 'ANTI_BRIBERY', state: 'valid', validFrom: '2017-05-01', validTo: '2017-04-30' },
    'ENDS_BEFORE_START',
    'validTo',
  ],
  [
    'a contract that ends before it starts',
    'managed_service',
    { customer: 'Shop', state: 'active', startsOn: '2017-05-01', endsOn: '2017-04-30' },
    'ENDS_BEFORE_START',
    'endsOn',
  ],
  [
    'a certificate held without its day',
    'certificate',
    { definition: 'INTEGRATION', state: 'certified' },
    'STATE_WITHOUT_DATE',
    'achievedOn',
  ],
  [
    'a certificate not begun but achieved',
    'certificate',
    { definition: 'INTEGRATION', state: 'not_started', achievedOn: '2017-05-01' },
    'STATE_AGAINST_DATE',
    'achievedOn',
  ],
  [
    'an incentive paid on no day',
    'incentive',
    { kind: 'rebate', program: 'Q', fromOn: '2017-01-01', toOn: '2017-03-31', state: 'paid', paid: usd(5) },
    'STATE_WITHOUT_DATE',
    'paidOn',
  ],
  [
    'a follow-up before its lead',
    'lead',
    { customer: 'Shop', submittedOn: '2017-05-02', firstFollowUpOn: '2017-05-01', state: 'followed_up' },
    'DATES_OUT_OF_ORDER',
    'firstFollowUpOn',
  ],
  ['a renewal won on no day', 'renewal', { customer: 'Shop', dueOn: '2017-06-01', state: 'renewed' }, 'STATE_WITHOUT_DATE', 'closedOn'],
  ['fewer than no seats', 'seat_count', { countedOn: '2017-06-01', seats: -1 }, 'RECORD_INVALID', 'seats'],
];

test.each(impossible)('refuses %s and changes nothing', async (_, kind, values, code, key) => {
  await expect(save(kind, values)).rejects.toMatchObject({ code, params: { key } });
  expect(await made.api('entries.list', { kind })).toMatchObject({ total: 0 });
});

test('refuses a change that makes a good record impossible and leaves it as it was', async () => {
  const { id } = await save('barrier', { category: 'training_gap', diagnosedOn: '2017-05-01' });
  await expect(save('barrier', { resolvedOn: '2017-04-01' }, { id })).rejects.toMatchObject({ code: 'DATES_OUT_OF_ORDER' });
  expect(await made.api('entries.get', { kind: 'barrier', id })).toMatchObject({ version: 1, values: { resolvedOn: null } });
});

test('refuses what breaks the chain of MDF from either end', async () => {
  const allocation = await save('mdf_allocation', { program: 'G', fromOn: '2017-01-01', toOn: '2017-12-31', amount: usd(10_000) });
  const asked = { allocation: allocation.id, title: 'Fair', activity: 'event', amount: usd(12_000), state: 'requested' };
  const request = await save('mdf_request', asked);
  const decidedOn = '2017-05-02';
  await expect(save('mdf_request', { state: 'approved', decidedOn }, { id: request.id })).rejects.toMatchObject({
    code: 'MDF_OVER_ALLOCATION',
    params: { amount: '120.00 USD', left: '100.00 USD', key: 'amount' },
  });
  const claim = { request: request.id, amount: usd(8000), state: 'submitted', submittedOn: '2017-06-01' };
  await expect(save('mdf_claim', claim)).rejects.toMatchObject({ code: 'CLAIM_OVER_REQUEST', params: { left: '0.00 USD' } });
  await expect(save('mdf_request', { state: 'approved', amount: usd(10_000) }, { id: request.id })).rejects.toMatchObject({
    code: 'STATE_WITHOUT_DATE',
    params: { key: 'decidedOn' },
  });
  await save('mdf_request', { state: 'approved', decidedOn, amount: usd(10_000) }, { id: request.id });
  await expect(save('mdf_claim', { ...claim, state: 'approved' })).rejects.toMatchObject({ code: 'STATE_WITHOUT_DATE' });
  await save('mdf_claim', claim);
  await expect(save('mdf_claim', { ...claim, amount: usd(2001) })).rejects.toMatchObject({
    code: 'CLAIM_OVER_REQUEST',
    params: { left: '20.00 USD' },
  });
  await expect(save('mdf_claim', { ...claim, amount: { minor: 1, currency: 'EUR' } })).rejects.toMatchObject({
    code: 'MDF_CURRENCY_DIFFERS',
  });
  await expect(save('mdf_request', { state: 'returned' }, { id: request.id })).rejects.toMatchObject({ code: 'MDF_BELOW_CLAIMED' });
  await expect(save('mdf_allocation', { amount: usd(9999) }, { id: allocation.id })).rejects.toMatchObject({ code: 'MDF_BELOW_COMMITTED' });
});

test('refuses a milestone before its onboarding, and an onboarding moved behind its milestones', async () => {
  const { id } = await save('onboarding', { startedOn: '2017-05-01', windowEndsOn: '2017-07-30', state: 'running' });
  const milestone = { onboarding: id, name: 'Kickoff', step: 'kickoff', state: 'pending', dueOn: '2017-05-10' };
  await expect(save('onboarding_milestone', { ...milestone, dueOn: '2017-04-30' })).rejects.toMatchObject({
    code: 'MILESTONE_TOO_EARLY',
    params: { key: 'dueOn', start: '2017-05-01' },
  });
  await save('onboarding_milestone', milestone);
  await expect(save('onboarding', { startedOn: '2017-05-11' }, { id })).rejects.toMatchObject({
    code: 'ONBOARDING_AFTER_MILESTONE',
    params: { milestone: 'Kickoff' },
  });
});

test('refuses a circle of partners, whichever links would make it', async () => {
  const third = (await made.api('partners.create', { name: 'Third', parentId: other })).id;
  await save('hierarchy_link', { child: other, relation: 'distributor_reseller', fromOn: '2017-01-01' });
  const up = { child: acme, relation: 'regional_local', fromOn: '2017-06-01' };
  await expect(save('hierarchy_link', up, { partnerId: third })).rejects.toMatchObject({ code: 'PARENT_LOOP', params: { key: 'child' } });
  await expect(made.api('partners.update', { ids: [acme], changes: { parentId: third } })).rejects.toMatchObject({ code: 'PARENT_LOOP' });
  await expect(save('hierarchy_link', { ...up, child: third }, { partnerId: third })).rejects.toMatchObject({ code: 'PARENT_LOOP' });
});

test('a link that ended closes no circle', async () => {
  await save('hierarchy_link', { child: other, relation: 'distributor_reseller', fromOn: '2016-01-01', toOn: '2016-12-31' });
  const { id } = await save('hierarchy_link', { child: acme, relation: 'regional_local', fromOn: '2017-01-01' }, { partnerId: other });
  expect(id).not.toBe('');
});

test('refuses a second holder of a protection, and says who holds it', async () => {
  const deal = { stage: 'ENGAGING', customer: 'Corner Shop', registrationState: 'approved' as const, decidedOn: '2017-10-01' };
  await made.api('deals.save', { ...deal, partnerId: acme, protectionFrom: '2017-10-01', protectionUntil: '2017-12-30' });
  const second = { ...deal, partnerId: other, customer: 'CORNER  SHOP', protectionFrom: '2017-12-01', protectionUntil: '2018-02-28' };
  await expect(made.api('deals.save', second)).rejects.toMatchObject({
    code: 'PROTECTION_TAKEN',
    params: { holder: 'Acme', until: '2017-12-30', key: 'protectionUntil' },
  });
  expect(await made.api('deals.list', { partnerId: other })).toMatchObject({ total: 0 });
  await made.api('deals.save', { ...second, protectionFrom: '2017-12-31' });
});

test('refuses a registration decided before it came in, and one that names a campaign of another partner', async () => {
  const deal = { partnerId: acme, stage: 'ENGAGING', submittedOn: '2017-10-02' };
  await expect(made.api('deals.save', { ...deal, decidedOn: '2017-10-01' })).rejects.toMatchObject({ code: 'DATES_OUT_OF_ORDER' });
  await expect(made.api('deals.save', { ...deal, registrationState: 'approved' })).rejects.toMatchObject({ code: 'STATE_WITHOUT_DATE' });
  const { id } = await save('campaign', { name: 'Spring', type: 'email', state: 'planned' }, { partnerId: other });
  await expect(made.api('deals.save', { ...deal, campaignId: id })).rejects.toMatchObject({ code: 'REFERENCE_ELSEWHERE' });
});

test('refuses a protection that begins before it was decided', async () => {
  const deal = { partnerId: acme, stage: 'ENGAGING', registrationState: 'approved' as const, decidedOn: '2017-10-02' };
  await expect(made.api('deals.save', { ...deal, protectionFrom: '2017-10-01' })).rejects.toMatchObject({
    code: 'DATES_OUT_OF_ORDER',
    params: { key: 'protectionFrom' },
  });
  await made.api('deals.save', { ...deal, protectionFrom: '2017-10-02' });
});

test('a deal, a contact and a commitment stay with their partner', async () => {
  const stays = { code: 'RECORD_INVALID', params: { key: 'partnerId' } };
  const deal = { partnerId: acme, stage: 'ENGAGING' };
  const { id } = await made.api('deals.save', deal);
  await expect(made.api('deals.save', { ...deal, id, partnerId: other })).rejects.toMatchObject(stays);
  const contact = await made.api('contacts.save', { partnerId: acme, name: 'Ida' });
  await expect(made.api('contacts.save', { id: contact.id, partnerId: other, name: 'Ida' })).rejects.toMatchObject(stays);
  const promise = { side: 'vendor' as const, description: 'Train two', state: 'open' as const, originKind: 'typed' as const };
  const commitment = await made.api('commitments.save', { ...promise, partnerId: acme });
  await expect(made.api('commitments.save', { ...promise, id: commitment.id, partnerId: other })).rejects.toMatchObject(stays);
});

test('influence and an adoption may name a deal of another partner, an incentive may not', async () => {
  const { id: deal } = await made.api('deals.save', { partnerId: other, stage: 'ENGAGING' });
  await save('influence', { deal, customer: 'Shop', role: 'advice', state: 'submitted', submittedOn: '2017-12-01' });
  const listing = await save('listing', { title: 'Connector', state: 'draft' });
  await save('listing_adoption', { listing: listing.id, deal, adopter: 'Shop', adoptedOn: '2017-12-01' });
  const incentive = { kind: 'spiff', program: 'Q', fromOn: '2017-01-01', toOn: '2017-03-31', state: 'accruing' };
  await expect(save('incentive', { ...incentive, deal })).rejects.toMatchObject({ code: 'REFERENCE_ELSEWHERE' });
});

test('refuses a second onboarding beside one that runs, by hand and by undo', async () => {
  const running = { startedOn: '2017-05-01', windowEndsOn: '2017-07-30', state: 'running' };
  const { id } = await save('onboarding', running);
  const second = { startedOn: '2017-07-30', windowEndsOn: '2017-09-30', state: 'not_started' };
  await expect(save('onboarding', second)).rejects.toMatchObject({ code: 'ONBOARDING_RUNNING', params: { start: '2017-05-01' } });
  await save('onboarding', { ...second, startedOn: '2017-07-31' });
  const done = await save('onboarding', { state: 'completed', completedOn: '2017-07-01' }, { id });
  await save('onboarding', { ...second, windowEndsOn: '2017-07-30' });
  await expect(made.api('history.undo', { id: done.undoId ?? '' })).rejects.toMatchObject({
    code: 'UNDO_NOT_POSSIBLE',
    params: { reason: 'ONBOARDING_RUNNING' },
  });
});

test('refuses a partner that ended before it began, and a type or tier that the program does not have', async () => {
  const update = (changes: InputOf<'partners.update'>['changes']) => made.api('partners.update', { ids: [acme], changes });
  await update({ enrolledOn: '2017-05-01', tier: 'GOLD' });
  await expect(update({ terminatedOn: '2017-04-30' })).rejects.toMatchObject({ code: 'RECORD_INVALID', params: { key: 'terminatedOn' } });
  await expect(update({ tier: 'ADAMANT' })).rejects.toMatchObject({ params: { key: 'tier' } });
  await expect(update({ type: 'BAKERY' })).rejects.toMatchObject({ params: { key: 'type' } });
  await expect(made.api('partners.create', { name: 'New', type: 'BAKERY' })).rejects.toMatchObject({ params: { key: 'type' } });
  expect(await made.api('partners.get', { id: acme })).toMatchObject({ tier: 'GOLD', type: null, terminatedOn: null });
});

test('refuses a manager who is not there, oneself, and one whom the person leads', async () => {
  const person = (name: string, managerId: string | null, id?: string) =>
    made.api('people.save', { name, role: 'cam', managerId, ...(id === undefined ? {} : { id }) });
  const { id: ada } = await person('Ada', null);
  const { id: ben } = await person('Ben', ada);
  const { id: cy } = await person('Cy', ben);
  await expect(person('Dan', 'nobody')).rejects.toMatchObject({ params: { field: 'Manager' } });
  await expect(person('Ada', ada, ada)).rejects.toMatchObject({ params: { key: 'managerId' } });
  await expect(person('Ada', cy, ada)).rejects.toMatchObject({ params: { key: 'managerId' } });
  expect((await made.api('people.list', {})).find(({ id }) => id === ada)?.managerId).toBeNull();
});
