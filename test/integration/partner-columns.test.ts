import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PartnerFactsRow } from '#shared/api/partner-facts.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
let id: string;
beforeEach(async () => {
  made = await makeApp({ today: '2017-12-31' });
  id = await addPartner(made.api, 'Hottechi');
  await made.api('partners.update', { ids: [id], changes: { status: 'enrolled', type: 'SI', enrolledOn: '2017-01-01' } });
});
afterEach(() => made.close());

const save = async (kind: string, values: Record<string, unknown>): Promise<string> =>
  (await made.api('entries.save', { kind, partnerId: id, values } as never)).id;
const usd = (minor: number) => ({ minor, currency: 'USD' });
const facts = async (asOf?: string): Promise<PartnerFactsRow | undefined> =>
  (await made.api('partners.facts', { ids: [id], ...(asOf === undefined ? {} : { asOf }) })).partners[0];

test('counts the leads of twelve months and those that became a deal, half-open at the far end', async () => {
  await save('lead', { customer: 'On the first day outside', submittedOn: '2016-12-31', state: 'won', closedOn: '2017-02-01' });
  await save('lead', { customer: 'Inside', submittedOn: '2017-01-01', state: 'won', closedOn: '2017-02-01' });
  await save('lead', { customer: 'Lost', submittedOn: '2017-12-31', state: 'lost', closedOn: '2017-12-31' });
  expect(await facts()).toMatchObject({ leads: 2, leadsConverted: 1 });
});

test('adds up the joint opportunities that are open on the day', async () => {
  await save('joint_opportunity', { customer: 'Open', openedOn: '2017-06-01', amount: usd(100), state: 'open' });
  await save('joint_opportunity', { customer: 'Won since', openedOn: '2017-06-01', amount: usd(40), state: 'won', closedOn: '2017-12-01' });
  expect(await facts()).toMatchObject({ jointPipeline: 100 });
  expect(await facts('2017-11-30')).toMatchObject({ jointPipeline: 140 });
});

test('counts a deal with accepted influence once, while it is open', async () => {
  const { id: dealId } = await made.api('deals.save', { partnerId: id, stage: 'ENGAGING', submittedOn: '2017-10-01', amount: usd(5000) });
  for (const customer of ['First', 'Second'])
    await save('influence', {
      customer,
      deal: dealId,
      role: 'advice',
      state: 'accepted',
      submittedOn: '2017-10-05',
      decidedOn: '2017-10-10',
    });
  expect(await facts()).toMatchObject({ influenced: 5000 });
  expect(await facts('2017-10-09')).toMatchObject({ influenced: null });
});

test('says how many commitments of both sides were kept, and nothing of cancelled ones', async () => {
  const promise = (description: string, state: 'met' | 'missed' | 'cancelled', side: 'vendor' | 'partner') =>
    made.api('commitments.save', {
      partnerId: id,
      side,
      description,
      madeOn: '2017-01-05',
      dueOn: '2017-12-31',
      state,
      reason: 'as it went',
    });
  await promise('Kept', 'met', 'vendor');
  await promise('Missed', 'missed', 'partner');
  await promise('Cancelled', 'cancelled', 'partner');
  expect(await facts()).toMatchObject({ commitmentsKept: { part: 1, of: 2 } });
});

test('names the next lapse and the next renewal, and counts those in 90 days', async () => {
  const certified = (expiresOn: string) =>
    save('certificate', { definition: 'TECHNICAL_FOUNDATION', state: 'certified', achievedOn: '2017-01-01', expiresOn });
  await certified('2018-03-31');
  await certified('2018-04-01');
  for (const dueOn of ['2018-02-01', '2018-01-15']) await save('renewal', { customer: dueOn, dueOn, state: 'due', amount: usd(100) });
  // 90 days after the last of December are over on the last of March
  expect(await facts()).toMatchObject({
    certificatesLapsing: 1,
    nextLapseOn: '2018-03-31',
    renewalsDue: 2,
    renewalsAmount: 200,
    nextRenewalOn: '2018-01-15',
  });
});

test('decides many partners in one step that can be taken back', async () => {
  const other = await addPartner(made.api, 'Konex', [{ stage: 'WON', submittedOn: '2017-12-01', closedOn: '2017-12-10', amount: 100 }]);
  await made.api('partners.update', { ids: [other], changes: { status: 'enrolled' } });
  const { changed, undoId } = await made.api('partners.override', {
    ids: [id, other, other],
    coverage: { value: 'HIGH_TOUCH_DEDICATED', reason: 'Both are new markets' },
  });
  expect(changed).toBe(2);
  const models = async () => (await made.api('partners.facts', {})).partners.map(({ coverage }) => coverage);
  expect(await models()).toEqual(['HIGH_TOUCH_DEDICATED', 'HIGH_TOUCH_DEDICATED']);
  await made.api('history.undo', { id: undoId ?? '' });
  expect(await models()).not.toContain('HIGH_TOUCH_DEDICATED');
});

test('writes the columns of types with typed cells', async () => {
  await save('joint_opportunity', { customer: 'Open', openedOn: '2017-06-01', amount: usd(123_456), state: 'open' });
  const { file } = await made.api('reports.portfolio', {
    format: 'csv',
    columns: ['name', 'segment', 'jointPipeline', 'registrationTrend', 'commitmentsKept'],
  });
  const { readFileSync } = await import('node:fs');
  const [headings, row] = readFileSync(file.path, 'utf8').split('\r\n');
  expect(headings).toBe('Partner,Investment segment,Joint pipeline (USD),Registrations in 13 weeks,Commitments kept');
  expect(row).toBe('Hottechi,Activation focus,1234.56,0,');
});
