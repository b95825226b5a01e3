import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createVault } from '#core/store/vault.ts';
import { timelineSource } from '#core/timeline/sources.ts';
import { otherTimelineKinds } from '#shared/api/timeline.ts';
import { activityKeys } from '#shared/domain/activity-kinds.ts';
import { addDays } from '#shared/domain/dates.ts';
import { makeApp, testKdfCost, testPassphrase, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

const today = '2017-12-31';
const ago = (days: number): string => addDays(today, -days);
const ahead = (days: number): string => addDays(today, days);
const save = (kind: string, partnerId: string, values: Record<string, unknown>) =>
  made.api('entries.save', { kind: kind as 'renewal', partnerId, values: values as Record<string, string> });
const enrolled = async (name: string, type: string): Promise<string> =>
  (await made.api('partners.create', { name, type, status: 'enrolled', enrolledOn: '2016-01-01' })).id;

describe('Today', () => {
  test('says of each part that nothing of it is recorded, in an empty store', async () => {
    const found = await made.api('today.get', {});
    expect(found).toMatchObject({
      asOf: today,
      alerts: [],
      counts: { open: 0 },
      commitments: { empty: 'never' },
      qbrs: { empty: 'never' },
      meetings: { empty: 'never' },
      windows: { empty: 'never' },
    });
    expect(found.header.activeRatio).toMatchObject({ value: null });
  });

  test('ranks by severity, then by what is at stake, and says why each stands where it does', async () => {
    await addPartner(made.api, 'Small', [{ stage: 'WON', submittedOn: ago(120), closedOn: ago(100), amount: 500 }]);
    await addPartner(made.api, 'Large', [{ stage: 'WON', submittedOn: ago(120), closedOn: ago(100), amount: 90_000 }]);
    const { alerts, header } = await made.api('today.get', {});
    const silent = alerts.filter(({ alert }) => alert.rule === 'A03');
    expect(silent.map(({ partner, aheadBy }) => [partner?.name, aheadBy])).toEqual([
      ['Large', 'cost'],
      ['Small', null],
    ]);
    expect(silent[0]?.why).toEqual([
      { key: 'severity', params: { severity: { word: 'high' } } },
      { key: 'cost', params: { amount: { minor: 90_000, currency: 'USD' }, of: { word: 'revenue' } } },
      { key: 'noDate', params: {} },
    ]);
    expect(alerts.map(({ place }) => place)).toEqual(alerts.map((_, at) => at + 1));
    expect(header.activeRatio).toMatchObject({ numerator: 0, denominator: 2, preset: 'ACTIVE_90D' });
  });

  test('shows promises of both sides, reviews with what they wait for, meetings and what ends', async () => {
    const id = await enrolled('Acme', 'MSP');
    const promise = { partnerId: id, state: 'open' as const, madeOn: ago(30) };
    await made.api('commitments.save', { ...promise, side: 'vendor', description: 'Late', dueOn: ago(2) });
    await made.api('commitments.save', { ...promise, side: 'partner', description: 'Soon', dueOn: ahead(14) });
    await made.api('commitments.save', { ...promise, side: 'partner', description: 'Far', dueOn: ahead(15) });
    await save('renewal', id, { customer: 'Globex', dueOn: ahead(90), state: 'due', amount: { minor: 1200, currency: 'USD' } });
    await save('renewal', id, { customer: 'Far away', dueOn: ahead(91), state: 'due' });
    await save('interaction', id, { kind: 'call', heldOn: ago(3), summary: 'Spoke of seats' });
    const qbr = await made.api('qbrs.create', { partnerId: id, quarter: '2017-Q4' });
    await made.api('qbrs.update', { id: qbr.id, scheduledOn: ahead(5) });
    await made.api('qbrs.move', { id: qbr.id, to: 'ready' });
    const found = await made.api('today.get', {});
    expect(found.commitments.vendor.map(({ title, daysLeft }) => [title, daysLeft])).toEqual([['Late', -2]]);
    expect(found.commitments.partner.map(({ title }) => title)).toEqual(['Soon']);
    expect(found.windows.entries.map(({ title, daysLeft, amount }) => [title, daysLeft, amount])).toEqual([['Globex', 90, 1200]]);
    expect(found.meetings.recent.map(({ title, days }) => [title, days])).toEqual([['Spoke of seats', -3]]);
    expect(found.meetings.next.map(({ kind, title, preparation }) => [kind, title, preparation])).toEqual([['qbr', '2017-Q4', 'ready']]);
    expect(found.qbrs.entries.map(({ quarter, needs, dueOn }) => [quarter, needs, dueOn])).toContainEqual(['2017-Q4', 'meeting', ahead(5)]);
  });
});

describe('the timeline', () => {
  test('has everything dated of one partner, newest first, page by page and without a gap', async () => {
    const id = await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: '2017-10-01', closedOn: '2017-11-01', amount: 100 }]);
    await addPartner(made.api, 'Other', [{ stage: 'ENGAGING', submittedOn: '2017-10-02' }]);
    await save('interaction', id, { kind: 'note', heldOn: '2017-10-01', summary: 'They hire' });
    await save('interaction', id, { kind: 'call', heldOn: ahead(3), summary: 'Not yet' });
    await save('interaction', id, { kind: 'call', heldOn: '2016-10-01', summary: 'Long ago' });
    await save('barrier', id, { category: 'training_gap', diagnosedOn: '2017-10-05' });
    await save('portal_usage', id, { usedOn: '2017-10-06', sessions: 4 });
    const whole = await made.api('timeline.list', { partnerId: id });
    expect(whole.entries.map(({ on, kind, title, quantity }) => [on, kind, title, quantity])).toEqual([
      ['2017-11-01', 'deal_won', '', 1],
      ['2017-10-06', 'portal_session', '', 4],
      ['2017-10-05', 'barrier_found', 'Training gap', null],
      ['2017-10-01', 'note_taken', 'They hire', null],
      ['2017-10-01', 'deal_registered', '', 1],
      ['2016-10-01', 'interaction', 'Long ago', 1],
    ]);
    expect(whole.next).toBeNull();
    const keys: string[] = [];
    let before: (typeof whole)['next'] = null;
    do {
      const page: typeof whole = await made.api('timeline.list', { partnerId: id, limit: 2, ...(before ? { before } : {}) });
      keys.push(...page.entries.map(({ key }) => key));
      before = page.next;
    } while (before);
    expect(keys).toEqual(whole.entries.map(({ key }) => key));
    const touches = await made.api('timeline.list', { partnerId: id, kinds: ['interaction'] });
    expect(touches.entries).toHaveLength(1);
  });

  test('tells what was done with an alert', async () => {
    const id = await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: ago(100), closedOn: ago(95), amount: 500 }]);
    const entry = (await made.api('alerts.list', { partnerId: id })).alerts.find(({ alert }) => alert.rule === 'A03');
    if (!entry) throw new Error('no alert');
    const { severity, level, text } = entry.alert;
    await made.api('alerts.act', {
      id: entry.alert.id,
      action: { kind: 'done', outcome: 'New contact found' },
      seen: { severity, level, text },
    });
    const { entries } = await made.api('timeline.list', { partnerId: id, kinds: ['alert_handled'] });
    expect(entries).toMatchObject([{ on: today, label: 'Alert handled', title: entry.sentence, detail: 'Done: New contact found' }]);
  });

  test('tells when a plan was agreed, agreed anew and closed, and which of its milestones were reached', async () => {
    const sample = await makeApp({ today: '2026-11-20' });
    await sample.api('sample.add', {});
    const { partners } = await sample.api('partners.list', {});
    const told = async (name: string) => {
      const partnerId = partners.find((partner) => partner.name === name)?.id ?? '';
      const kinds = ['plan_agreed', 'plan_revised', 'plan_milestone_done', 'plan_closed'] as const;
      const { entries } = await sample.api('timeline.list', { partnerId, kinds: [...kinds], limit: 100 });
      return entries.map(({ on, label, entity, title }) => [on, label, entity, title]);
    };
    const alliance = await told('Starboard Cloud Alliance');
    expect(alliance).toContainEqual(['2025-12-26', 'Business plan agreed', 'plan', 'Joint plan 2026']);
    expect(alliance).toContainEqual(['2026-06-28', 'Revision of the plan agreed', 'plan', 'Joint plan 2026']);
    expect(alliance.some(([, label, , title]) => label === 'Plan milestone reached' && title === 'First course held')).toBe(true);
    expect(await told('Harbourlight Solutions')).toContainEqual(['2026-01-20', 'Business plan closed', 'plan', 'Joint plan 2025']);
    // one side has signed
    expect(await told('Grindstone & Vale')).toEqual([]);
    await sample.close();
  });

  test('of a partner that is not here is refused', async () => {
    expect(await made.app.call('timeline.list', { partnerId: 'nobody' })).toMatchObject({ ok: false, code: 'RECORD_NOT_FOUND' });
  });
});

describe('facts of partners', () => {
  test('segments follow activity and revenue; an override holds with its reason, stands in the timeline and can be undone', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at++)
      ids.push(await addPartner(made.api, `P${at}`, [{ stage: 'WON', submittedOn: ago(20), closedOn: ago(10), amount: 100 * (at + 1) }]));
    const dark = await enrolled('Dark', 'RESELLER_VAR');
    const of = async (id: string) => (await made.api('partners.facts', { ids: [id] })).partners[0];
    expect(await of(ids[4] ?? '')).toMatchObject({
      segment: 'HIGH_PERFORMING',
      coverage: 'NAMED_ACCOUNT',
      coverageReason: 'highPerforming',
    });
    expect(await of(ids[0] ?? '')).toMatchObject({ segment: 'ACTIVE_STANDARD', coverage: 'SCALED_DIGITAL', activation: null });
    expect(await of(dark)).toMatchObject({ segment: 'ACTIVATION_FOCUS', coverage: 'SELF_SERVICE', activation: { score: 0 } });
    const { undoId } = await made.api('partners.override', {
      ids: [ids[0] ?? ''],
      segment: { value: 'STRATEGIC', reason: 'Only partner in Norway' },
    });
    expect(await of(ids[0] ?? '')).toMatchObject({
      segment: 'STRATEGIC',
      segmentOverride: { value: 'STRATEGIC', reason: 'Only partner in Norway' },
      coverage: 'HIGH_TOUCH_DEDICATED',
    });
    const { entries } = await made.api('timeline.list', { partnerId: ids[0] ?? '', kinds: ['partner_changed'] });
    expect(entries).toMatchObject([{ title: 'Segment', detail: 'STRATEGIC. Only partner in Norway' }]);
    await made.api('history.undo', { id: undoId ?? '' });
    expect(await of(ids[0] ?? '')).toMatchObject({ segment: 'ACTIVE_STANDARD', segmentOverride: null });
    expect((await made.api('timeline.list', { partnerId: ids[0] ?? '', kinds: ['partner_changed'] })).entries).toEqual([]);
    expect(await made.app.call('partners.override', { ids: [dark], segment: { value: 'STRATEGIC', reason: ' ' } })).toMatchObject({
      ok: false,
      code: 'CALL_INVALID',
    });
  });

  test('the columns of a type, and the inactive queue by likelihood (X20)', async () => {
    const msp = await enrolled('An MSP', 'MSP');
    await save('managed_service', msp, {
      customer: 'Globex',
      seats: 40,
      monthlyValue: { minor: 9000, currency: 'USD' },
      startsOn: '2017-01-01',
      state: 'active',
    });
    await save('renewal', msp, { customer: 'Globex', dueOn: ahead(30), state: 'due', amount: { minor: 5000, currency: 'USD' } });
    const distributor = await enrolled('A distributor', 'DISTRIBUTOR');
    await save('hierarchy_link', distributor, { child: msp, relation: 'distributor_reseller', fromOn: '2017-01-01' });
    await save('portal_usage', distributor, { usedOn: ago(10), sessions: 9 });
    const { partners } = await made.api('partners.facts', {});
    const of = (id: string) => partners.find((row) => row.id === id);
    expect(of(msp)).toMatchObject({
      seats: 40,
      monthlyValue: 9000,
      renewalsDue: 1,
      renewalsAmount: 5000,
      certificates: { valid: 0, of: 2 },
      mdf: { used: null, allocated: null },
    });
    expect(of(distributor)).toMatchObject({ downstream: 1, downstreamActive: 0 });
    const { queue, total } = await made.api('partners.activationQueue', {});
    expect(total).toBe(2);
    expect(queue[0]).toMatchObject({ id: distributor, factors: [{ key: 'engaged', text: `Last engaged on ${ago(10)}` }, {}, {}] });
  });
});

test('a timeline walks the indexes of its partner and no table whole', async () => {
  await made.api('store.lock', {});
  const vault = createVault(made.deps, testKdfCost);
  await vault.unlock(testPassphrase);
  const { sql } = timelineSource([...activityKeys, ...otherTimelineKinds]);
  const plan = vault
    .session()
    .readHandle.prepare(`EXPLAIN QUERY PLAN SELECT * FROM (${sql}) WHERE partner_id = ? AND on_date <= ? ORDER BY on_date DESC LIMIT 50`)
    .all('p', today) as Array<{ detail: string }>;
  await vault.lock();
  const steps = plan.map(({ detail }) => detail);
  expect(steps.filter((step) => /^SEARCH \S+ USING/.test(step)).length).toBeGreaterThanOrEqual(activityKeys.length);
  expect(steps.filter((step) => /^SCAN [a-z_]+( |$)/.test(step))).toEqual([]);
});
