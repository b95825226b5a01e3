import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

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
const allocation = { program: 'Growth', fromOn: '2017-10-01', toOn: '2018-09-30', amount: usd(100_000) };
const addAllocation = async (partnerId = acme) =>
  (await made.api('entries.save', { kind: 'mdf_allocation', partnerId, values: allocation })).id;
const request = (id: string) => ({ allocation: id, title: 'Launch event', activity: 'event', amount: usd(40_000), state: 'draft' });

test('a record comes back with its money, the title of what it names and its standing on the as-of date', async () => {
  const id = await addAllocation();
  const { id: requestId } = await made.api('entries.save', {
    kind: 'mdf_request',
    partnerId: acme,
    values: request(id),
    note: 'For spring',
  });
  const { rows, total } = await made.api('entries.list', { kind: 'mdf_request', partnerId: acme });
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({
    id: requestId,
    partner: 'Acme',
    note: 'For spring',
    version: 1,
    standing: 'open',
    values: { allocation: { id, title: 'Growth' }, amount: usd(40_000), campaign: null, expectedPipeline: null, title: 'Launch event' },
  });
  expect(await made.api('entries.list', { kind: 'mdf_request', parentId: id })).toMatchObject({ total: 1 });
  expect(await made.api('entries.list', { kind: 'mdf_request', parentId: 'another' })).toMatchObject({ total: 0 });
  expect(await made.api('entries.get', { kind: 'mdf_allocation', id, asOf: '2018-08-01' })).toMatchObject({
    standing: 'expiring',
    needsAttention: true,
  });
});

test('a partial save changes what it names alone, and undo takes it back', async () => {
  const id = await addAllocation();
  const { undoId } = await made.api('entries.save', { kind: 'mdf_allocation', id, partnerId: acme, values: { program: 'Growth 2' } });
  expect((await made.api('entries.get', { kind: 'mdf_allocation', id })).values).toMatchObject({
    program: 'Growth 2',
    amount: usd(100_000),
  });
  expect(await made.api('entries.save', { kind: 'mdf_allocation', id, partnerId: acme, values: { program: 'Growth 2' } })).toEqual({
    id,
    undoId: null,
  });
  await made.api('history.undo', { id: undoId ?? '' });
  expect((await made.api('entries.get', { kind: 'mdf_allocation', id })).values['program']).toBe('Growth');
});

test('a removed record comes back whole, and one that others name stays', async () => {
  const id = await addAllocation();
  const child = await made.api('entries.save', { kind: 'mdf_request', partnerId: acme, values: request(id) });
  await expect(made.api('entries.remove', { kind: 'mdf_allocation', id })).rejects.toMatchObject({
    code: 'RECORD_IN_USE',
    params: { users: '1 MDF request' },
  });
  const { undoId } = await made.api('entries.remove', { kind: 'mdf_request', id: child.id });
  expect(await made.api('entries.list', { kind: 'mdf_request' })).toMatchObject({ total: 0 });
  await made.api('history.undo', { id: undoId });
  expect(await made.api('entries.list', { kind: 'mdf_request' })).toMatchObject({ total: 1, rows: [{ id: child.id }] });
});

test('a new record that others name by now is not taken back from under them', async () => {
  const first = await made.api('entries.save', { kind: 'mdf_allocation', partnerId: acme, values: allocation });
  await made.api('entries.save', { kind: 'mdf_request', partnerId: acme, values: request(first.id) });
  await expect(made.api('history.undo', { id: first.undoId ?? '' })).rejects.toMatchObject({
    code: 'UNDO_NOT_POSSIBLE',
    params: { detail: 'it is used by 1 MDF request by now' },
  });
});

test('a partner is not taken back from under its records', async () => {
  const { id, undoId } = await made.api('partners.create', { name: 'Fresh' });
  await made.api('entries.save', { kind: 'interaction', partnerId: id, values: { kind: 'call', heldOn: '2017-12-01', summary: 'Hello' } });
  await expect(made.api('history.undo', { id: undoId ?? '' })).rejects.toMatchObject({
    params: { detail: 'it is used by 1 interaction by now' },
  });
});

test.each([
  ['a missing required field', { values: { ...allocation, program: undefined } }, 'RECORD_INVALID', 'program'],
  ['a required field that is emptied', { values: { ...allocation, program: '  ' } }, 'RECORD_INVALID', 'program'],
  ['a field that the kind does not have', { values: { ...allocation, colour: 'red' } }, 'RECORD_INVALID', 'colour'],
  ['a field with the name of something else', { values: { ...allocation, constructor: 'red' } }, 'RECORD_INVALID', 'constructor'],
  ['a day that does not exist', { values: { ...allocation, fromOn: '2017-02-31' } }, 'RECORD_INVALID', 'fromOn'],
  ['a negative amount', { values: { ...allocation, amount: usd(-1) } }, 'RECORD_INVALID', 'amount'],
  ['an amount without a currency', { values: { ...allocation, amount: 12 } }, 'RECORD_INVALID', 'amount'],
])('refuses %s and changes nothing', async (_, { values }, code, key) => {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<string, string>;
  await expect(made.api('entries.save', { kind: 'mdf_allocation', partnerId: acme, values: given })).rejects.toMatchObject({
    code,
    params: { key, field: expect.any(String) },
  });
  expect(await made.api('entries.list', { kind: 'mdf_allocation' })).toMatchObject({ total: 0 });
  expect(await made.api('history.list', { limit: 10 })).toHaveLength(2);
});

test('refuses a ratio above one, a choice that does not exist and two currencies in one record', async () => {
  const influence = { customer: 'Shop', role: 'advice', state: 'submitted', submittedOn: '2017-12-01' };
  const save = (
    values: Record<string, string | number | { minor: number; currency: string }>,
    kind: 'influence' | 'mdf_request' = 'influence',
  ) => made.api('entries.save', { kind, partnerId: acme, values });
  await expect(save({ ...influence, creditShare: 1.2 })).rejects.toMatchObject({ params: { key: 'creditShare' } });
  await expect(save({ ...influence, role: 'dreaming' })).rejects.toMatchObject({ params: { key: 'role' } });
  const id = await addAllocation();
  const mixed = { ...request(id), expectedPipeline: { minor: 5, currency: 'EUR' } };
  await expect(save(mixed, 'mdf_request')).rejects.toMatchObject({ code: 'MONEY_MIXED', params: { key: 'expectedPipeline' } });
});

test('refuses a reference that is gone and one of another partner', async () => {
  const theirs = await addAllocation(other);
  const save = (allocationId: string) => made.api('entries.save', { kind: 'mdf_request', partnerId: acme, values: request(allocationId) });
  await expect(save('nothing')).rejects.toMatchObject({ code: 'REFERENCE_GONE', params: { key: 'allocation', field: 'Allocation' } });
  await expect(save(theirs)).rejects.toMatchObject({ code: 'REFERENCE_ELSEWHERE', params: { key: 'allocation' } });
  await expect(
    made.api('entries.save', { kind: 'certificate', partnerId: acme, values: { definition: 'NONE', state: 'not_started' } }),
  ).rejects.toMatchObject({ code: 'REFERENCE_GONE' });
});

test('the history of a record names fields and references in words, the oldest last', async () => {
  const { id: first } = await made.api('people.save', { name: 'Ada', role: 'cam' });
  const { id } = await made.api('entries.save', {
    kind: 'mdf_allocation',
    partnerId: acme,
    values: { ...allocation, amount: usd(123_456) },
  });
  await made.api('entries.save', { kind: 'mdf_allocation', id, partnerId: acme, values: { amount: { minor: 5000, currency: 'EUR' } } });
  const [latest, oldest] = await made.api('entries.history', { entity: 'mdf_allocation', id });
  expect(latest?.changes).toEqual(
    expect.arrayContaining([{ field: 'amount', label: 'Allocated', before: '1,234.56 USD', after: '50.00 EUR' }]),
  );
  expect(oldest).toMatchObject({ action: 'created' });
  const barrier = await made.api('entries.save', {
    kind: 'barrier',
    partnerId: acme,
    values: { category: 'training_gap', diagnosedOn: '2017-12-01', diagnosedBy: first },
  });
  const [made2] = await made.api('entries.history', { entity: 'barrier', id: barrier.id });
  expect(made2?.changes).toEqual(expect.arrayContaining([{ field: 'diagnosedBy', label: 'Diagnosed by', before: null, after: 'Ada' }]));
});

test('the summary counts what is open and what needs a look; what began after the as-of date is not there yet', async () => {
  const values = { subject: 'Broken', severity: 'high', openedOn: '2017-12-01', targetMinutes: 60, firstResponseMinutes: 90 };
  await made.api('entries.save', { kind: 'support_case', partnerId: acme, values });
  await made.api('entries.save', {
    kind: 'support_case',
    partnerId: acme,
    values: { ...values, openedOn: '2017-12-30', resolvedOn: '2017-12-31' },
  });
  await made.api('entries.save', { kind: 'renewal', partnerId: acme, values: { customer: 'Shop', dueOn: '2018-11-01', state: 'due' } });
  expect(await made.api('entries.summary', { partnerId: acme, asOf: '2017-12-31' })).toEqual([
    { kind: 'renewal', count: 1, open: 1, attention: 0 },
    { kind: 'support_case', count: 2, open: 1, attention: 1 },
  ]);
  expect(await made.api('entries.summary', { partnerId: acme, asOf: '2017-12-10' })).toEqual([
    { kind: 'renewal', count: 1, open: 1, attention: 0 },
    { kind: 'support_case', count: 1, open: 1, attention: 1 },
  ]);
});

test('a change of stage is a fact of its own, goes with the deal, and comes back with it', async () => {
  const deal = { partnerId: acme, stage: 'PROSPECTING', submittedOn: '2017-10-01' };
  const { id } = await made.api('deals.save', deal);
  const { undoId } = await made.api('deals.save', { ...deal, id, stage: 'ENGAGING' });
  const stages = async () =>
    (await made.api('entries.list', { kind: 'deal_stage_change' })).rows.map(({ values }) => [values['stage'], values['changedOn']]);
  expect(await stages()).toEqual([[{ id: 'ENGAGING', title: 'Engaging' }, '2017-12-31']]);
  await made.api('history.undo', { id: undoId ?? '' });
  expect(await stages()).toEqual([]);
  await made.api('deals.save', { ...deal, id, stage: 'WON', closedOn: '2017-12-01' });
  expect(await stages()).toEqual([[{ id: 'WON', title: 'Won' }, '2017-12-01']]);
  const removed = await made.api('deals.remove', { id });
  expect(await stages()).toEqual([]);
  await made.api('history.undo', { id: removed.undoId });
  expect(await stages()).toHaveLength(1);
});
