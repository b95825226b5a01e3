import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { writeOutside } from '#test/support/write-outside.ts';

let app: TestApp;
let partnerId: string;
beforeEach(async () => {
  app = await makeApp({ today: '2017-12-31' });
  ({ id: partnerId } = await app.api('partners.create', { name: 'Acme', enrolledOn: '2015-01-01' }));
  await app.api('partners.override', { ids: [partnerId], coverage: { value: 'NAMED_ACCOUNT', reason: 'Key account' } });
});
afterEach(() => app.close());

const create = (newVersion = false) => app.api('qbrs.create', { partnerId, quarter: '2017-Q4', newVersion });
const qbrOf = async (id: string) => (await app.api('qbrs.get', { id })).qbr;
const completed = async () => (await app.api('metrics.value', { id: 'K60', rows: 10 })).figure;
const lateAlerts = async () =>
  (await app.api('alerts.list', { rule: 'A12' })).alerts
    .filter(({ alert }) => alert.subject === '2017-Q4')
    .map(({ alert }) => alert.action.key);

test('a new version of a review that was held keeps what came of it, and the review counts once', async () => {
  const { id } = await create();
  const agenda = [{ key: 'a', title: 'All', minutes: 30, looksBack: false, sections: [] }];
  await app.api('qbrs.update', { id, agenda, liveNotes: 'Said', risks: [{ text: 'Churn' }], rating: 4, nextOn: '2018-03-20' });
  await app.api('qbrs.record', {
    id,
    outcome: { heldOn: '2017-12-10', decisions: ['Two webinars'], goals: [{ text: 'Ten deals' }] } as never,
  });
  await app.api('qbrs.move', { id, to: 'follow_up' });
  const second = await create(true);
  const [was, is] = [await qbrOf(id), await qbrOf(second.id)];
  expect(is).toEqual({ ...was, id: second.id, version: 2, readyOn: null });
  expect(is).toMatchObject({ stage: 'follow_up', hasOutcome: true, decisions: ['Two webinars'], rating: 4 });
  expect(await completed()).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
  expect(await lateAlerts()).toEqual([]);
});

test('a commitment made at one version of a review was made at the review', async () => {
  const { id } = await create();
  const commitments = [{ side: 'vendor', description: 'A demo', dueOn: '2017-12-20' }];
  const outcome = { heldOn: '2017-12-10', commitments } as never;
  await app.api('qbrs.record', { id, outcome });
  const second = await create(true);
  expect(await qbrOf(second.id)).toMatchObject({ stage: 'outcome_recorded', hasOutcome: true });
  expect(await completed()).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
  expect(await app.api('qbrs.record', { id: second.id, outcome })).toMatchObject({ commitments: 0 });
  const { entries } = await app.api('qbrs.list', { quarter: '2017-Q4' });
  expect(entries).toMatchObject([{ id: second.id, stage: 'outcome_recorded', unsettled: 0 }]);
  await app.api('qbrs.move', { id: second.id, to: 'closed' });
  expect(await qbrOf(second.id)).toMatchObject({ stage: 'closed', closedOn: '2017-12-31' });
});

test.each(['no list', '{}', 'null'])('a review opens, counts and is exported with a list that reads %s', async (list) => {
  const { id } = await create();
  await app.api('qbrs.move', { id, to: 'held', on: '2017-12-10' });
  await writeOutside(
    app,
    `UPDATE qbr SET ${['attendees', 'asks', 'decisions', 'goals', 'risks', 'agenda'].map((column) => `${column} = '${list}'`).join(', ')}`,
  );
  await writeOutside(app, `UPDATE qbr_block SET metrics = '${list}'`);
  expect(await qbrOf(id)).toMatchObject({ attendees: [], asks: [], decisions: [], goals: [], risks: [], agenda: [], stage: 'held' });
  expect((await app.api('qbrs.list', { quarter: '2017-Q4' })).entries).toMatchObject([{ stage: 'held', hasOutcome: false }]);
  expect(await completed()).toMatchObject({ value: 0, numerator: 0, denominator: 1 });
  expect(await lateAlerts()).toEqual(['record_outcome']);
  expect((await app.api('qbrs.minutes', { id, formats: ['md'] })).files).toHaveLength(1);
});

test('the minutes follow the agenda of the type where the review has none of its own', async () => {
  const [found] = await app.api('settings.profiles', {}).then((all) => all.filter(({ type }) => type === 'MSP'));
  await app.api('partners.update', { ids: [partnerId], changes: { type: 'MSP' } });
  const agenda = [{ key: 'own', title: 'Seats first', minutes: 20, looksBack: false, sections: [] }];
  const block = { key: 'plan.commentary', kind: 'commentary' as const };
  const profile = { ...found?.profile, qbrTemplate: { sections: [{ key: 'plan', blocks: [block] }], agenda } };
  await app.api('settings.profiles.save', { type: 'MSP', profile: profile as never });
  const { id } = await create();
  const [file] = (await app.api('qbrs.minutes', { id, formats: ['md'] })).files;
  expect(readFileSync(file?.path ?? '', 'utf8')).toContain('Seats first');
});

test('a closed review keeps an outcome, and it can be worded anew', async () => {
  const { id } = await create();
  await app.api('qbrs.record', { id, outcome: { heldOn: '2017-12-10', decisions: ['Two webinars'], commitments: [] } });
  await app.api('qbrs.move', { id, to: 'closed' });
  await expect(app.api('qbrs.update', { id, decisions: [] })).rejects.toMatchObject({ code: 'QBR_NO_OUTCOME' });
  await app.api('qbrs.update', { id, decisions: [], outcome: 'Two webinars, one of them ours.' });
  expect(await qbrOf(id)).toMatchObject({ stage: 'closed', decisions: [], closedOn: '2017-12-31' });
  await app.api('qbrs.move', { id, to: 'outcome_recorded' });
  await app.api('qbrs.update', { id, outcome: null });
  expect(await qbrOf(id)).toMatchObject({ stage: 'held', closedOn: null });
});

test('what a frozen package shows as of another day is not what has moved', async () => {
  await app.api('deals.save', {
    partnerId,
    stage: 'WON',
    submittedOn: '2017-10-02',
    closedOn: '2017-12-01',
    amount: { minor: 2500, currency: 'USD' },
  });
  const { id } = await create();
  await app.api('qbrs.freeze', { id });
  expect((await app.api('qbrs.get', { id, asOf: '2017-11-01' })).moved).toEqual([]);
});

test('the next review opens also after one that a newer version of the product froze', async () => {
  const { id } = await create();
  await app.api('qbrs.freeze', { id });
  await writeOutside(app, `UPDATE qbr SET frozen_package = '{"schema":3}', frozen_print = NULL`);
  const next = await app.api('qbrs.create', { partnerId, quarter: '2018-Q1' });
  expect((await app.api('qbrs.get', { id: next.id })).package.lastFrozen).toBeNull();
});

test('a package as of a day says nothing of what showed later that a commitment was kept', async () => {
  const kept = { partnerId, side: 'partner' as const, description: 'A list', madeOn: '2017-10-02', dueOn: '2017-11-01' };
  const { id: commitment } = await app.api('commitments.save', kept);
  await app.api('commitments.settle', { id: commitment, as: 'met', evidence: 'The list', closedOn: '2017-12-20' });
  const { id } = await create();
  const { package: built } = await app.api('qbrs.get', { id, asOf: '2017-12-01' });
  expect(built.commitments).toMatchObject([{ state: 'open', closedOn: null, evidence: null, overdue: true }]);
});
