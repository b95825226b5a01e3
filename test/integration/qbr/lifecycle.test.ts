import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
let partnerId: string;
beforeEach(async () => {
  app = await makeApp({ today: '2017-12-31' });
  partnerId = await addPartner(app.api, 'Acme', [{ stage: 'WON', submittedOn: '2017-10-01', closedOn: '2017-11-01', amount: 5000 }]);
});
afterEach(() => app.close());

const create = (quarter = '2017-Q4', newVersion = false) => app.api('qbrs.create', { partnerId, quarter, newVersion });

test('returns the same review when it is started twice', async () => {
  const first = await create();
  expect(first).toMatchObject({ created: true, version: 1 });
  expect(await create()).toMatchObject({ id: first.id, created: false, version: 1 });
  expect(await create('Q4 2017')).toMatchObject({ id: first.id, created: false });
});

test('brings forward the open commitments of both sides, the attendees and the last outcome', async () => {
  const last = await create('2017-Q3');
  await app.api('qbrs.update', { id: last.id, attendees: ['Jo'], state: 'closed', outcome: 'Two more sellers.', heldOn: '2017-10-10' });
  for (const side of ['vendor', 'partner'] as const)
    await app.api('commitments.save', { partnerId, side, description: `By ${side}`, dueOn: '2017-11-30', madeOn: '2017-10-10' });
  const next = await create();
  expect(next.broughtForward).toBe(2);
  const { package: built } = await app.api('qbrs.get', { id: next.id });
  expect(built.attendees).toEqual(['Jo']);
  expect(built.lastQbr).toEqual({ quarter: '2017-Q3', summary: 'Two more sellers.', heldOn: '2017-10-10' });
  expect(built.commitments.map(({ side, overdue }) => [side, overdue])).toEqual([
    ['vendor', true],
    ['partner', true],
  ]);
  expect(built.risks.map(({ code }) => code)).toEqual(['noRegistrations', 'overdueVendor', 'overduePartner']);
});

test('refuses days of a review and of what is agreed at it that cannot be', async () => {
  const { id } = await create();
  await app.api('qbrs.move', { id, to: 'held', on: '2017-12-20' });
  await expect(app.api('qbrs.update', { id, heldOn: '2018-01-01' })).rejects.toMatchObject({ code: 'QBR_NOT_YET' });
  await expect(app.api('qbrs.update', { id, heldOn: null })).rejects.toMatchObject({ code: 'QBR_HELD_WITHOUT_DAY' });
  await expect(app.api('qbrs.update', { id, nextOn: '2017-12-01' })).rejects.toMatchObject({ code: 'QBR_NEXT_TOO_EARLY' });
  const agreed = {
    partnerId,
    originKind: 'qbr',
    originId: id,
    side: 'vendor',
    description: 'Send the price list',
    madeOn: '2017-12-20',
  } as const;
  await expect(app.api('commitments.save', { ...agreed, dueOn: '2017-12-19' })).rejects.toMatchObject({ code: 'RECORD_INVALID' });
  await app.api('commitments.save', { ...agreed, dueOn: '2017-12-20' });
});

test('keeps the words, the order and the switches of sections, also in the next version', async () => {
  const { id } = await create();
  await app.api('qbrs.section.save', { id, key: 'summary', commentary: 'A good quarter.', title: 'In short' });
  await app.api('qbrs.section.save', { id, key: 'marketing', isOn: false });
  await app.api('qbrs.sections.order', { id, keys: ['title', 'summary', 'commitments'] });
  const second = await create('2017-Q4', true);
  expect(second).toMatchObject({ created: true, version: 2 });
  const { package: built } = await app.api('qbrs.get', { id: second.id });
  expect(built.sections.slice(0, 3).map(({ key }) => key)).toEqual(['title', 'summary', 'commitments']);
  expect(built.sections[1]).toMatchObject({ key: 'summary', title: 'In short', isOn: true, commentary: 'A good quarter.' });
  expect(built.sections.find(({ key }) => key === 'marketing')?.isOn).toBe(false);
  expect(built.sections).toHaveLength(10);
});

test('says which figures have moved, from what to what, when records change after the freeze', async () => {
  const { id } = await create();
  await app.api('qbrs.freeze', { id });
  await app.api('deals.save', {
    partnerId,
    stage: 'WON',
    submittedOn: '2017-10-02',
    closedOn: '2017-12-01',
    amount: { minor: 2500, currency: 'USD' },
  });
  const { package: built, live, moved } = await app.api('qbrs.get', { id });
  expect(live).toBe(false);
  expect(built.figures.now.wonAmount.value).toBe(5000);
  expect(moved).toContainEqual({
    key: '2017-Q4/wonAmount',
    label: 'Won amount',
    period: '2017-Q4',
    unit: 'money',
    currency: 'USD',
    from: 5000,
    to: 7500,
    definition: 'same',
  });
  expect(moved.filter(({ label }) => label === 'Won amount')).toHaveLength(1);
  await app.api('qbrs.unfreeze', { id });
  const thawed = await app.api('qbrs.get', { id });
  expect([thawed.live, thawed.moved, thawed.package.figures.now.wonAmount.value]).toEqual([true, [], 7500]);
});

test('has moved nothing when time passes and the records stay', async () => {
  const { id } = await create();
  await app.api('qbrs.freeze', { id });
  app.deps.clock.pass(40 * 86_400_000);
  expect((await app.api('qbrs.get', { id })).moved).toEqual([]);
});

test('refuses to change the words of a frozen package', async () => {
  const { id } = await create();
  await app.api('qbrs.freeze', { id });
  await expect(app.api('qbrs.section.save', { id, key: 'summary', commentary: 'Late' })).rejects.toMatchObject({ code: 'QBR_FROZEN' });
  await expect(app.api('qbrs.sections.order', { id, keys: ['risks'] })).rejects.toMatchObject({ code: 'QBR_FROZEN' });
  await expect(app.api('qbrs.update', { id, asks: [{ side: 'vendor', text: 'More' }] })).rejects.toMatchObject({ code: 'QBR_FROZEN' });
});

test('closes only with an outcome: words, or a commitment made at the review', async () => {
  const { id } = await create();
  await expect(app.api('qbrs.update', { id, state: 'closed' })).rejects.toMatchObject({ code: 'QBR_NO_OUTCOME' });
  await app.api('commitments.save', { partnerId, side: 'vendor', description: 'Price list', originKind: 'qbr', originId: id });
  await app.api('qbrs.update', { id, state: 'closed' });
  const board = await app.api('qbrs.list', {});
  expect(board.entries).toMatchObject([{ id, state: 'closed', heldOn: '2017-12-31', openCommitments: 1 }]);
});

test('undoes a change of state and the start of a review', async () => {
  const { id } = await create();
  const { undoId } = await app.api('qbrs.update', { id, state: 'scheduled', scheduledOn: '2018-01-15' });
  await app.api('history.undo', { id: undoId ?? '' });
  expect((await app.api('qbrs.get', { id })).qbr).toMatchObject({ state: 'prepared', scheduledOn: null });
});

test('names a quarter that is none', async () => {
  await expect(create('2017-Q5')).rejects.toMatchObject({ code: 'QUARTER_INVALID', params: { quarter: '2017-Q5' } });
});

test('nothing has moved when a commitment was met later, or when the reporting currency is another one now', async () => {
  const promise = { partnerId, side: 'vendor' as const, description: 'Two webinars', madeOn: '2017-11-01' };
  const { id: commitment } = await app.api('commitments.save', promise);
  const { id } = await create();
  await app.api('qbrs.freeze', { id });
  app.deps.clock.pass(40 * 86_400_000);
  await app.api('commitments.save', { ...promise, id: commitment, state: 'met' });
  await app.api('settings.rates.save', { kind: 'dated', from: 'EUR', to: 'USD', validFrom: '2017-01-01', rate: '2' });
  await app.api('settings.update', { reportingCurrency: 'EUR' });
  expect((await app.api('qbrs.get', { id })).moved).toEqual([]);
});

test('what is closed while an earlier as-of date rules is closed on that date', async () => {
  await app.api('settings.update', { asOf: '2017-11-30' });
  const { id } = await app.api('commitments.save', { partnerId, side: 'vendor', description: 'Two webinars' });
  const openNow = async () => (await app.api('partners.list', {})).partners[0]?.openCommitments;
  expect(await openNow()).toBe(1);
  await app.api('commitments.save', { id, partnerId, side: 'vendor', description: 'Two webinars', state: 'met' });
  expect(await openNow()).toBe(0);
  expect(await app.api('commitments.list', { partnerId })).toMatchObject([{ madeOn: '2017-11-30', closedOn: '2017-11-30' }]);
});

test('a frozen package that was given up comes back from the history', async () => {
  const { id } = await create();
  await app.api('qbrs.freeze', { id });
  const frozen = await app.api('qbrs.get', { id });
  await app.api('qbrs.unfreeze', { id });
  const [step] = await app.api('history.list', { partnerId });
  await app.api('history.undo', { id: step?.id ?? '' });
  expect(await app.api('qbrs.get', { id })).toEqual(frozen);
});

test('a new package has the sections of the profile of the partner type, in its order; the others are there and off', async () => {
  const profiles = await app.api('settings.profiles', {});
  const agent = profiles.find(({ type }) => type === 'REFERRAL_AGENT');
  if (!agent) throw new Error('no such type');
  const wanted = ['title', 'scorecard', 'summary', 'commitments', 'next'];
  await app.api('settings.profiles.save', { type: 'REFERRAL_AGENT', profile: { ...agent.profile, qbrSections: wanted } });
  const introducer = await app.api('partners.create', { name: 'Introducer', type: 'REFERRAL_AGENT' });
  const { id } = await app.api('qbrs.create', { partnerId: introducer.id, quarter: '2017-Q4' });
  const { sections } = (await app.api('qbrs.get', { id })).package;
  expect(sections.filter(({ isOn }) => isOn).map(({ key }) => key)).toEqual(wanted);
  expect(sections).toHaveLength(10);
});
