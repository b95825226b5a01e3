import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AlertEntry } from '#shared/api/alerts.ts';
import { addDays } from '#shared/domain/dates.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

/** A Sunday, and the day on which the tests stand. */
const today = '2017-12-31';
const ago = (days: number): string => addDays(today, -days);
const ahead = (days: number): string => addDays(today, days);

const list = async (partnerId?: string, asOf?: string): Promise<AlertEntry[]> =>
  (await made.api('alerts.list', { ...(partnerId ? { partnerId } : {}), ...(asOf ? { asOf } : {}), includeHandled: true })).alerts;
const rulesOf = async (partnerId?: string, asOf?: string): Promise<string[]> => [
  ...new Set((await list(partnerId, asOf)).map(({ alert }) => alert.rule)),
];
const one = async (rule: string, partnerId?: string, asOf?: string): Promise<AlertEntry> => {
  const found = (await list(partnerId, asOf)).filter(({ alert }) => alert.rule === rule);
  const [entry] = found;
  if (!entry || found.length > 1) throw new Error(`${found.length} alerts of ${rule}`);
  return entry;
};
const save = (kind: string, partnerId: string, values: Record<string, unknown>) =>
  made.api('entries.save', { kind: kind as 'renewal', partnerId, values: values as Record<string, string> });
const enrolled = async (type: string, more: Record<string, unknown> = {}): Promise<string> =>
  (await made.api('partners.create', { name: `${type} partner`, type, status: 'enrolled', enrolledOn: '2016-01-01', ...more })).id;

test('A03: a partner that fell silent is in the list on day 90, with what it sold at stake and the rows behind it', async () => {
  const id = await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: ago(90), closedOn: ago(80), amount: 50_000 }]);
  expect(await rulesOf(id, ago(1))).not.toContain('A03');
  const entry = await one('A03', id);
  expect(entry).toMatchObject({
    name: 'No commercial activity',
    sentence: `No commercial activity for 90 days, since ${ago(90)}.`,
    partner: { id, name: 'Acme', isActive: false },
    alert: { cost: { minor: 50_000, currency: 'USD', of: 'revenue' }, action: { key: 'log_barrier' } },
    state: 'open',
  });
  const figure = entry.alert.evidence.find(({ label }) => label === 'lastCommercial')?.figure;
  const rows = await made.api('figures.rows', { figure: figure ?? '', partnerId: id, window: { from: null, to: today } });
  expect(rows.total).toBe(1);
});

test('A03 follows the events that count for the type: a renewed service keeps an MSP active (X35)', async () => {
  const id = await enrolled('MSP');
  expect(await rulesOf(id)).toContain('A03');
  await save('renewal', id, { customer: 'Globex', dueOn: ago(10), state: 'renewed', closedOn: ago(10) });
  expect(await rulesOf(id)).not.toContain('A03');
});

test('A01 and A02: onboarding that is stuck, and its window closing', async () => {
  const id = await enrolled('RESELLER_VAR', { enrolledOn: ago(70) });
  const { id: onboarding } = await save('onboarding', id, { startedOn: ago(70), windowEndsOn: ahead(20), state: 'running' });
  await save('onboarding_milestone', id, {
    onboarding,
    name: 'First registration',
    step: 'first_registration',
    state: 'pending',
    dueOn: ago(10),
  });
  const stall = await one('A01', id);
  expect(stall.sentence).toContain('"First registration" is 10 days late');
  expect((await one('A02', id)).alert).toMatchObject({ daysLeft: 20, cost: { minor: null, reason: 'notYetSelling' } });
});

test('A05, A11 and A16: registrations and portal use that fall, with the days in which revenue would follow', async () => {
  const id = await enrolled('RESELLER_VAR');
  for (let week = 0; week < 40; week++) {
    const on = addDays(ago(6), -7 * week);
    await save('portal_usage', id, { usedOn: on, sessions: week < 6 ? 0 : 5 });
    if (week >= 6) await made.api('deals.save', { partnerId: id, stage: 'ENGAGING', submittedOn: on, amount: null });
  }
  const found = await list(id);
  expect(found.map(({ alert }) => alert.rule)).toEqual(expect.arrayContaining(['A05', 'A11', 'A16']));
  // six whole weeks without any: the first began on 20 November
  for (const { alert } of found.filter(({ alert: { rule } }) => rule === 'A11' || rule === 'A16'))
    expect(alert.window).toEqual({ from: addDays('2017-11-20', 60), to: addDays('2017-11-20', 90) });
});

test('A06: deals that no stage change moved; co-selling for an active partner alone', async () => {
  const id = await addPartner(made.api, 'Acme', [{ stage: 'ENGAGING', submittedOn: ago(60), amount: 900 }]);
  await made.api('partners.update', { ids: [id], changes: { type: 'RESELLER_VAR' } });
  expect((await one('A06', id)).alert).toMatchObject({ cost: { minor: 900, of: 'pipeline' }, action: { key: 'offer_cosell' } });
  const { deals } = await made.api('deals.list', { partnerId: id });
  await save('deal_stage_change', id, { deal: deals[0]?.id, stage: 'ENGAGING', changedOn: ago(20) });
  expect(await rulesOf(id)).not.toContain('A06');
});

test('A07: funds that are not used, by allocation and in the network', async () => {
  const id = await enrolled('RESELLER_VAR');
  const { id: allocation } = await save('mdf_allocation', id, {
    program: 'FY18',
    fromOn: '2017-07-01',
    toOn: '2018-01-31',
    amount: { minor: 100_000, currency: 'USD' },
  });
  expect((await one('A07', id)).alert.cost).toEqual({ minor: 100_000, currency: 'USD', of: 'mdf', reason: null });
  const { id: request } = await save('mdf_request', id, {
    allocation,
    title: 'Fair',
    activity: 'event',
    amount: { minor: 90_000, currency: 'USD' },
    state: 'executed',
    decidedOn: ago(58),
    executedOn: ago(35),
    submittedOn: ago(60),
  });
  await save('mdf_claim', id, {
    request,
    amount: { minor: 90_000, currency: 'USD' },
    state: 'approved',
    submittedOn: ago(30),
    decidedOn: ago(20),
  });
  expect(await rulesOf(id)).not.toContain('A07');
  expect(await rulesOf(id, ago(25))).toContain('A07');
});

test('A08, A09 and A15: certificates and documents by their labels, required ones worse', async () => {
  const id = await enrolled('MSP');
  await save('certificate', id, { definition: 'SERVICE_DELIVERY', state: 'certified', achievedOn: '2017-01-20', expiresOn: ahead(20) });
  await save('certificate', id, { definition: 'SALES_FOUNDATION', state: 'in_progress', startedOn: ago(90), lastProgressOn: ago(40) });
  await save('compliance_document', id, { requirement: 'ANTI_BRIBERY', state: 'valid', validFrom: '2017-01-01', validTo: ahead(5) });
  expect((await one('A09', id)).sentence).toBe('The certificate Service delivery lapses in 20 days.');
  expect((await one('A09', id)).alert.severity).toBe('high');
  expect((await one('A08', id)).alert.severity).toBe('low');
  expect((await one('A15', id)).sentence).toBe('The compliance document Anti-bribery declaration lapses in 5 days.');
});

test('A13: both sides are held to their promises; what was closed later was open then', async () => {
  const id = await enrolled('RESELLER_VAR');
  await made.api('commitments.save', {
    partnerId: id,
    side: 'vendor',
    description: 'Price list',
    state: 'open',
    madeOn: ago(40),
    dueOn: ago(5),
  });
  await made.api('commitments.save', {
    partnerId: id,
    side: 'partner',
    description: 'Two people trained',
    state: 'open',
    madeOn: ago(40),
    dueOn: ago(3),
  });
  const found = (await list(id)).filter(({ alert }) => alert.rule === 'A13');
  expect(found.map(({ alert, sentence }) => [alert.side, sentence])).toEqual([
    ['vendor', 'We promised "Price list" and are 5 days late.'],
    ['partner', 'The partner promised "Two people trained" and is 3 days late.'],
  ]);
});

test('A21 and A25: what waits for our answer', async () => {
  const id = await enrolled('REFERRAL_AGENT');
  await save('support_case', id, { subject: 'Portal login', severity: 'high', openedOn: ago(5) });
  await save('lead', id, { customer: 'Initech', submittedOn: ago(4), state: 'submitted' });
  await save('lead', id, {
    customer: 'Hooli',
    submittedOn: ago(90),
    state: 'won',
    firstFollowUpOn: ago(89),
    closedOn: ago(40),
    fee: { minor: 7000, currency: 'USD' },
    feeDueOn: ago(10),
  });
  expect((await one('A21', id)).alert).toMatchObject({
    severity: 'high',
    side: 'vendor',
    action: { key: 'expedite', entity: 'support_case' },
  });
  const leads = (await list(id)).filter(({ alert }) => alert.rule === 'A25').map(({ sentence }) => sentence);
  expect(leads).toEqual(['The fee for Hooli is unpaid 10 days past its day.', 'The lead Initech waits for an answer for 4 days.']);
});

test('A23 and A24: a renewal without a plan, and a report that is late', async () => {
  const msp = await enrolled('MSP');
  const renewal = { customer: 'Globex', dueOn: ahead(20), state: 'due', amount: { minor: 24_000, currency: 'USD' } };
  await save('renewal', msp, renewal);
  expect((await one('A23', msp)).alert).toMatchObject({ severity: 'critical', cost: { minor: 24_000, of: 'recurring' }, daysLeft: 20 });
  const distributor = await enrolled('DISTRIBUTOR');
  await save('sell_through_report', distributor, { fromOn: '2017-11-01', toOn: '2017-11-30', dueOn: ago(16) });
  expect((await one('A24', distributor)).alert).toMatchObject({ severity: 'high', action: { key: 'request_report' } });
  expect(await rulesOf(distributor, ago(20))).not.toContain('A24');
});

test('the network: what it lost, how dark it is, and that enrolment grew while activity did not', async () => {
  for (let at = 0; at < 6; at++)
    await addPartner(made.api, `Old ${at}`, [{ stage: 'WON', submittedOn: '2016-11-01', closedOn: '2016-12-01', amount: 100 }]);
  await made.api('partners.update', {
    ids: (await made.api('partners.list', {})).partners.map(({ id }) => id),
    changes: { enrolledOn: '2015-01-01' },
  });
  await made.api('partners.create', { name: 'New', status: 'enrolled', enrolledOn: '2017-06-01' });
  const network = (await list()).filter(({ partner }) => partner === null);
  expect(network.map(({ alert }) => `${alert.rule} ${alert.subject}`).toSorted()).toEqual(['A17 ', 'A18 dark', 'A18 growth']);
  expect(network.find(({ alert }) => alert.rule === 'A17')?.sentence).toBe(
    'The network shrinks: 1 partners were recruited and 6 active ones lost in a year.',
  );
});

test('an alert keeps its identity over days and does not come twice; the next silence is another one', async () => {
  const id = await addPartner(made.api, 'Acme', [{ stage: 'ENGAGING', submittedOn: '2017-01-10' }]);
  const first = await one('A03', id, '2017-06-01');
  expect((await one('A03', id, '2017-06-02')).alert.id).toBe(first.alert.id);
  await made.api('deals.save', { partnerId: id, stage: 'ENGAGING', submittedOn: '2017-07-01', amount: null });
  expect((await one('A03', id, '2017-12-01')).alert.id).not.toBe(first.alert.id);
});

const seenOf = ({ alert }: AlertEntry) => ({ severity: alert.severity, level: alert.level, text: alert.text });

test('a snoozed alert comes back on its day; a done one only when it gets worse; both are in the log', async () => {
  const id = await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: ago(100), closedOn: ago(95), amount: 500 }]);
  const entry = await one('A03', id);
  const act = (action: Parameters<typeof made.api<'alerts.act'>>[1]['action']) =>
    made.api('alerts.act', { id: entry.alert.id, action, seen: seenOf(entry) });
  await act({ kind: 'snooze', until: ahead(7) });
  expect(await one('A03', id)).toMatchObject({ state: 'snoozed', snoozedUntil: ahead(7), place: null });
  expect((await one('A03', id, ahead(6))).state).toBe('snoozed');
  expect((await one('A03', id, ahead(7))).state).toBe('open');
  // it was not snoozed yet on the day before
  expect((await one('A03', id, ago(1))).state).toBe('open');
  await act({ kind: 'done', outcome: 'Spoke with them' });
  expect(await one('A03', id, ahead(60))).toMatchObject({ state: 'done', outcome: 'Spoke with them' });
  // 180 days of silence are worse than what was seen
  expect(await one('A03', id, ahead(80))).toMatchObject({ state: 'open', outcome: null, alert: { level: 1 } });
  const log = await made.api('alerts.log', { id: entry.alert.id });
  expect(log.map(({ action }) => action)).toEqual(['done', 'snooze']);
});

test('assigning keeps it among the open ones, with its owner; it can be taken back', async () => {
  const id = await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: ago(100), closedOn: ago(95), amount: 500 }]);
  const { id: ownerId } = await made.api('people.save', { name: 'Dana Reyes', role: 'cam' });
  const entry = await one('A03', id);
  const { undoId } = await made.api('alerts.act', { id: entry.alert.id, action: { kind: 'assign', ownerId }, seen: seenOf(entry) });
  expect(await one('A03', id)).toMatchObject({ state: 'assigned', owner: 'Dana Reyes', place: 1 });
  await made.api('history.undo', { id: undoId ?? '' });
  expect(await one('A03', id)).toMatchObject({ state: 'open', owner: null });
});

test.each([
  ['an alert that no rule makes', 'B99:p:x', { kind: 'reopen' as const }, 'RECORD_NOT_FOUND'],
  ['a partner that is not here', 'A03:nobody:x', { kind: 'reopen' as const }, 'RECORD_INVALID'],
  ['a snooze that ends today', 'A18:network:dark', { kind: 'snooze' as const, until: today }, 'RECORD_INVALID'],
  ['a person that is not here', 'A18:network:dark', { kind: 'assign' as const, ownerId: 'nobody' }, 'RECORD_INVALID'],
])('refuses %s', async (_, id, action, code) => {
  const seen = { severity: 'high' as const, level: 0, text: { key: 'a03', params: {} } };
  expect(await made.app.call('alerts.act', { id, action, seen })).toMatchObject({ ok: false, code });
});

test('thresholds of a tier hold for its partners alone, are refused out of order, and can be given back', async () => {
  const id = await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: ago(60), closedOn: ago(50), amount: 500 }]);
  await made.api('partners.update', { ids: [id], changes: { tier: 'GOLD' } });
  const change = (key: string, values: Record<string, number>) =>
    made.app.call('alerts.rules.save', { rule: 'A03', scope: 'tier', key, values, isOn: null });
  expect(await rulesOf(id)).not.toContain('A03');
  await change('GOLD', { days: 45 });
  expect(await rulesOf(id)).toContain('A03');
  expect(await change('GOLD', { days: 300 })).toMatchObject({
    ok: false,
    code: 'RECORD_INVALID',
    params: { detail: '"Days", 300, must not be above "Days when it is long", 180, in "No commercial activity" (for GOLD)' },
  });
  expect(await change('BRONZE', { days: 45 })).toMatchObject({ ok: false, code: 'RECORD_INVALID' });
  const rules = await made.api('alerts.rules', {});
  expect(rules).toHaveLength(32);
  expect(rules.find((rule) => rule.id === 'A03')?.overrides).toEqual([{ scope: 'tier', key: 'GOLD', values: { days: 45 }, isOn: null }]);
  await change('GOLD', {});
  expect(await rulesOf(id)).not.toContain('A03');
});

test('a rule that is off for all can be on for one type, and a threshold of a type follows the switch for all', async () => {
  const [msp, reseller] = [await enrolled('MSP'), await enrolled('RESELLER_VAR')];
  const change = (scope: 'all' | 'type', isOn: boolean | null, values: Record<string, number> = {}) =>
    made.api('alerts.rules.save', { rule: 'A03', scope, key: scope === 'all' ? '' : 'MSP', values, isOn });
  await change('all', false);
  await change('type', true);
  expect([await rulesOf(msp), await rulesOf(reseller)].map((rules) => rules.includes('A03'))).toEqual([true, false]);
  await change('type', null, { days: 60 });
  expect(await rulesOf(msp)).not.toContain('A03');
});
