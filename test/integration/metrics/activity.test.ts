import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp({ today: '2017-12-31' });
});
afterEach(() => made.close());

const value = async (id: string, more: { preset?: string; partnerId?: string; period?: string } = {}) =>
  (await made.api('metrics.value', { id, ...more })).figure;
const partnerOf = async (name: string, type: string | null = null): Promise<string> => {
  const { id } = await made.api('partners.create', { name, type, enrolledOn: '2015-01-01' });
  return id;
};
const campaign = (partnerId: string, deployedOn: string) =>
  made.api('entries.save', {
    kind: 'campaign',
    partnerId,
    values: { name: `Campaign of ${deployedOn}`, type: 'email', state: 'deployed', deployedOn },
  });

test('X24: an event 90 days ago is outside, 89 days ago inside, in the metric, the header and the rows alike', async () => {
  await addPartner(made.api, 'Edge', [{ stage: 'ENGAGING', submittedOn: '2017-10-02' }]);
  await addPartner(made.api, 'Inside', [{ stage: 'ENGAGING', submittedOn: '2017-10-03' }]);
  expect(await value('K01')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2, window: { from: '2017-10-03', to: '2017-12-31' } });
  expect((await made.api('partners.list', {})).header.activeRatio.value).toBe(0.5);
  const { rows } = await made.api('metrics.value', { id: 'K01', rows: 10 });
  expect(rows.filter(({ inputs }) => inputs.includes('active')).map(({ partner }) => partner)).toEqual(['Inside']);
});

test('X25: training 60 days ago is outside, 59 days ago inside', async () => {
  const [edge, inside] = [await partnerOf('Edge'), await partnerOf('Inside')];
  for (const [partnerId, completedOn] of [
    [edge, '2017-11-01'],
    [inside, '2017-11-02'],
  ] as const)
    await made.api('entries.save', { kind: 'training', partnerId, values: { course: 'Basics', assignedOn: '2017-10-01', completedOn } });
  expect(await value('K37.recent')).toMatchObject({ numerator: 1, denominator: 2 });
  expect((await value('K37.daysSince', { partnerId: edge })).value).toBe(60);
});

test('X26: one registration 200 days ago and one campaign 10 days ago are active under one preset each', async () => {
  const registered = await addPartner(made.api, 'Registered', [{ stage: 'ENGAGING', submittedOn: '2017-06-14' }]);
  const campaigning = await partnerOf('Campaigning');
  await campaign(campaigning, '2017-12-21');
  const active = async (partnerId: string, preset: string) => (await value('K01', { partnerId, preset })).value;
  expect([await active(registered, 'ACTIVE_90D'), await active(registered, 'ACTIVE_12M_DEALREG')]).toEqual([0, 1]);
  expect([await active(campaigning, 'ACTIVE_90D'), await active(campaigning, 'ACTIVE_12M_DEALREG')]).toEqual([1, 0]);
  expect(await value('K03', { preset: 'ACTIVE_12M_DEALREG' })).toMatchObject({ value: 0.5, preset: 'ACTIVE_12M_DEALREG' });
  expect((await value('K02')).value).toBe(0.5);
  await expect(made.api('metrics.value', { id: 'K02', preset: 'ACTIVE_90D' })).rejects.toMatchObject({ code: 'PRESET_UNKNOWN' });
});

test('X35: three MSPs with renewals and no registration are active by what counts for their type', async () => {
  for (const name of ['One', 'Two', 'Three']) {
    const partnerId = await partnerOf(name, 'MSP');
    await made.api('entries.save', {
      kind: 'renewal',
      partnerId,
      values: { customer: 'Globex', dueOn: '2017-11-30', state: 'renewed', closedOn: '2017-11-20' },
    });
  }
  const reseller = await partnerOf('Reseller', 'RESELLER_VAR');
  await made.api('entries.save', {
    kind: 'renewal',
    partnerId: reseller,
    values: { customer: 'Globex', dueOn: '2017-11-30', state: 'renewed', closedOn: '2017-11-20' },
  });
  expect(await value('K01')).toMatchObject({ numerator: 3, denominator: 4 });
  const { header, partners } = await made.api('partners.list', {});
  expect(header.activeRatio).toMatchObject({ numerator: 3, denominator: 4 });
  expect(partners.filter((row) => row.active).map(({ name, lastCommercialEvent }) => `${name} ${lastCommercialEvent}`)).toEqual([
    'One 2017-11-20',
    'Three 2017-11-20',
    'Two 2017-11-20',
  ]);
  expect((await value('K01', { preset: 'ACTIVE_12M_DEALREG' })).value).toBe(0);
});

test('X32: who enrolled at least 90 days ago and was active within 90 days of it counts; who enrolled 30 days ago is in no cohort', async () => {
  const at = async (name: string, enrolledOn: string, submittedOn: string | null) => {
    const { id } = await made.api('partners.create', { name, enrolledOn });
    if (submittedOn !== null) await made.api('deals.save', { partnerId: id, stage: 'ENGAGING', submittedOn, amount: null });
  };
  await at('In time', '2017-06-01', '2017-08-30');
  await at('Too late', '2017-06-01', '2017-08-31');
  await at('Never', '2017-06-01', null);
  await at('Recent', '2017-12-01', '2017-12-02');
  expect(await value('K28')).toMatchObject({ numerator: 1, denominator: 3 });
});

test('X14 (figures): a milestone done after the window closes no onboarding in time, and the registration made the partner active', async () => {
  const { id: partnerId } = await made.api('partners.create', { name: 'Cyber', enrolledOn: '2017-06-01' });
  const { id } = await made.api('entries.save', {
    kind: 'onboarding',
    partnerId,
    values: { startedOn: '2017-06-01', windowEndsOn: '2017-08-30', state: 'completed', completedOn: '2017-09-04' },
  });
  for (const [step, dueOn, doneOn] of [
    ['first_certification', '2017-07-01', '2017-07-01'],
    ['first_registration', '2017-07-31', '2017-07-31'],
    ['first_comarketing', '2017-08-30', '2017-09-04'],
  ] as const)
    await made.api('entries.save', {
      kind: 'onboarding_milestone',
      partnerId,
      values: { onboarding: id, name: step, step, dueOn, state: 'done', doneOn },
    });
  await made.api('deals.save', { partnerId, stage: 'ENGAGING', submittedOn: '2017-07-31', amount: null });
  expect((await value('K31')).value).toBe(0);
  expect(await value('K31.milestones')).toMatchObject({ numerator: 2, denominator: 3 });
  expect((await value('K28')).value).toBe(1);
});

test('X33: a QBR counts once it was held and its outcome is written down', async () => {
  for (let index = 0; index < 3; index++) {
    const partnerId = await partnerOf(`Partner ${index}`);
    await made.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  }
  expect(await value('K60')).toMatchObject({ value: 0, numerator: 0, denominator: 3 });
});

test('X19: an integrator is paid by milestone of a project of six months, each payout due on its own day', async () => {
  const partnerId = await partnerOf('Integrator', 'SI');
  for (const [dueOn, paidOn] of [
    ['2017-10-31', '2017-10-30'],
    ['2017-12-15', null],
  ] as const)
    await made.api('entries.save', {
      kind: 'incentive',
      partnerId,
      values: {
        kind: 'reward',
        program: `Implementation quality ${dueOn}`,
        fromOn: '2017-07-01',
        toOn: dueOn,
        earned: { minor: 10_000, currency: 'USD' },
        dueOn,
        ...(paidOn === null ? {} : { paid: { minor: 10_000, currency: 'USD' }, paidOn }),
        state: paidOn === null ? 'approved' : 'paid',
      },
    });
  expect(await value('K62.inTime')).toMatchObject({ numerator: 1, denominator: 2 });
});

test('prospects and partners that left long ago are in no figure; one that left this quarter is lost', async () => {
  const prospect = await addPartner(made.api, 'Prospect', [
    { stage: 'WON', submittedOn: '2017-10-05', closedOn: '2017-11-01', amount: 100 },
  ]);
  await made.api('partners.update', { ids: [prospect], changes: { status: 'prospect' } });
  const left = await addPartner(made.api, 'Left', [{ stage: 'WON', submittedOn: '2017-09-20', closedOn: '2017-10-10', amount: 50 }]);
  await made.api('partners.update', {
    ids: [left],
    changes: { status: 'terminated', enrolledOn: '2016-01-01', terminatedOn: '2017-11-01' },
  });
  expect((await value('K16')).value).toBe(50);
  expect(await value('K11.rate')).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
  expect((await value('K34')).value).toBe(1);
  expect((await value('K04')).value).toBe(0);
  const { header } = await made.api('partners.list', {});
  expect(header.revenue.value).toBe(50);
  for (const id of ['K21.won', 'K16']) {
    const { rows } = await made.api('metrics.value', { id, rows: 10 });
    expect(new Set(rows.map(({ partner }) => partner)), id).toEqual(new Set(['Left']));
  }
  expect(await made.api('figures.rows', { figure: 'revenue', window: header.revenue.window })).toMatchObject({
    total: 1,
    rows: [{ partner: 'Left', amount: 50 }],
  });
});

test('states are read on the last day of a period that is over, and corrections made since are seen', async () => {
  await addPartner(made.api, 'Acme', [{ stage: 'ENGAGING', submittedOn: '2017-08-01' }]);
  expect(await value('K01', { period: '2017-Q3' })).toMatchObject({
    value: 1,
    window: { from: '2017-07-03', to: '2017-09-30' },
    asOf: '2017-12-31',
  });
  expect((await value('K01')).previous).toEqual({ value: 1, window: { from: '2017-07-03', to: '2017-09-30' } });
});
