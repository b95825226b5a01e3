import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
let acme: string;
beforeEach(async () => {
  app = await makeApp({ today: '2017-12-31' });
  acme = await addPartner(app.api, 'Acme');
});
afterEach(() => app.close());

const promise = async (given: {
  side?: 'vendor' | 'partner';
  description?: string;
  dueOn?: string;
  originKind?: 'qbr';
  originId?: string;
}) =>
  (await app.api('commitments.save', { partnerId: acme, side: 'vendor', description: 'Two webinars', madeOn: '2017-10-02', ...given })).id;
const entry = async (id: string) => (await app.api('commitments.list', { partnerId: acme })).find((one) => one.id === id);

test('a commitment of the partner is met with its evidence, one of ours also without', async () => {
  const theirs = await promise({ side: 'partner' });
  const ours = await promise({});
  await expect(app.api('commitments.settle', { id: theirs, as: 'met' })).rejects.toMatchObject({
    code: 'RECORD_INVALID',
    params: { key: 'evidence' },
  });
  await app.api('commitments.settle', { id: theirs, as: 'met', evidence: 'Two lists of attendees', closedOn: '2017-12-20' });
  await app.api('commitments.settle', { id: ours, as: 'met' });
  expect(await entry(theirs)).toMatchObject({ state: 'met', evidence: 'Two lists of attendees', closedOn: '2017-12-20', overdue: false });
  expect(await entry(ours)).toMatchObject({ state: 'met', evidence: null, closedOn: '2017-12-31' });
});

test('missed and cancelled need a reason', async () => {
  const id = await promise({});
  await expect(app.api('commitments.settle', { id, as: 'missed', reason: ' ' })).rejects.toMatchObject({ code: 'CALL_INVALID' });
  await app.api('commitments.settle', { id, as: 'missed', reason: 'Nobody had time' });
  expect(await entry(id)).toMatchObject({ state: 'missed', reason: 'Nobody had time' });
});

test('renegotiated closes the old one and makes its successor of the same origin, and one undo takes both back', async () => {
  const { id: review } = await app.api('qbrs.create', { partnerId: acme, quarter: '2017-Q4' });
  const id = await promise({ dueOn: '2017-12-01', originKind: 'qbr', originId: review });
  const { successorId, undoId } = await app.api('commitments.settle', {
    id,
    as: 'renegotiated',
    reason: 'The hall is taken',
    dueOn: '2018-02-01',
  });
  expect(await entry(id)).toMatchObject({ state: 'renegotiated', reason: 'The hall is taken', dueOn: '2017-12-01' });
  expect(await entry(successorId ?? '')).toMatchObject({
    state: 'open',
    replacesId: id,
    description: 'Two webinars',
    madeOn: '2017-12-31',
    dueOn: '2018-02-01',
    originKind: 'qbr',
    originId: review,
    originTitle: '2017-Q4',
    partner: 'Acme',
  });
  await app.api('history.undo', { id: undoId });
  expect(await app.api('commitments.list', { partnerId: acme })).toMatchObject([{ id, state: 'open', reason: null, closedOn: null }]);
});

test.each([
  ['a day that is not here yet', { closedOn: '2018-01-01' }, 'closedOn'],
  ['a day before it was made', { closedOn: '2017-10-01' }, 'closedOn'],
  ['a new due day before the day of the change', { dueOn: '2017-12-30' }, 'dueOn'],
])('refuses %s', async (_, given, key) => {
  const id = await promise({});
  const end = { id, as: 'renegotiated' as const, reason: 'Later', dueOn: '2018-02-01', ...given };
  await expect(app.api('commitments.settle', end)).rejects.toMatchObject({ code: 'RECORD_INVALID', params: { key } });
  expect(await entry(id)).toMatchObject({ state: 'open' });
});

test('what is settled cannot be settled again', async () => {
  const id = await promise({});
  await app.api('commitments.settle', { id, as: 'met' });
  await expect(app.api('commitments.settle', { id, as: 'cancelled', reason: 'No' })).rejects.toMatchObject({ code: 'COMMITMENT_SETTLED' });
});

test('fulfilment counts by the first due date: late, missed and renegotiated are due and not met, cancelled is not due, and what replaces another counts only where that one had no date', async () => {
  for (const [closedOn, dueOn] of [
    ['2017-11-10', '2017-11-10'],
    ['2017-11-11', '2017-11-10'],
  ] as const)
    await app.api('commitments.settle', { id: await promise({ dueOn }), as: 'met', closedOn });
  const due = { dueOn: '2017-11-20' };
  await app.api('commitments.settle', { id: await promise(due), as: 'missed', reason: 'No time' });
  await app.api('commitments.settle', { id: await promise(due), as: 'cancelled', reason: 'Not needed' });
  await app.api('commitments.settle', {
    id: await promise(due),
    as: 'renegotiated',
    reason: 'Later',
    dueOn: '2018-03-01',
    closedOn: '2017-11-01',
  });
  await promise({ dueOn: '2018-01-31' });
  // the new date of a promise is not another promise
  const moved = { id: await promise(due), as: 'renegotiated' as const, reason: 'Later', dueOn: '2017-12-20', closedOn: '2017-11-15' };
  const { successorId } = await app.api('commitments.settle', moved);
  await app.api('commitments.settle', { id: successorId ?? '', as: 'met', closedOn: '2017-12-18' });
  const undated = {
    id: await promise({}),
    as: 'renegotiated' as const,
    reason: 'A date at last',
    dueOn: '2017-12-21',
    closedOn: '2017-11-15',
  };
  const dated = await app.api('commitments.settle', undated);
  await app.api('commitments.settle', { id: dated.successorId ?? '', as: 'met', closedOn: '2017-12-18' });
  const ours = await app.api('metrics.value', { id: 'K67.vendor', isYear: true, rows: 10 });
  expect(ours.figure).toMatchObject({ value: 1 / 3, numerator: 2, denominator: 6, window: { from: '2017-01-01', to: '2017-12-31' } });
  expect(ours.total).toBe(6);
  const theirs = await app.api('metrics.value', { id: 'K67.partner', isYear: true });
  expect(theirs.figure).toMatchObject({ value: null, reason: 'No commitment was due in this period.' });
});

test('narrows the ledger by side, state, days, owner, kind and origin', async () => {
  const { id: owner } = await app.api('people.save', { name: 'Ada', role: 'cam' });
  const beta = (await app.api('partners.create', { name: 'Beta', ownerId: owner })).id;
  const { id: review } = await app.api('qbrs.create', { partnerId: beta, quarter: '2017-Q4' });
  await promise({ description: 'Ours, open', dueOn: '2017-12-10' });
  await app.api('commitments.settle', { id: await promise({ description: 'Ours, met' }), as: 'met' });
  await app.api('commitments.save', {
    partnerId: beta,
    side: 'partner',
    kind: 'action',
    description: 'Theirs',
    dueOn: '2018-01-10',
    originKind: 'qbr',
    originId: review,
  });
  const found = async (filter: Parameters<typeof app.api<'commitments.list'>>[1]) =>
    (await app.api('commitments.list', filter)).map(({ description }) => description);
  expect(await found({ side: 'partner' })).toEqual(['Theirs']);
  expect(await found({ open: true })).toEqual(['Ours, open', 'Theirs']);
  expect(await found({ states: ['met'] })).toEqual(['Ours, met']);
  expect(await found({ dueFrom: '2017-12-01', dueTo: '2017-12-31' })).toEqual(['Ours, open']);
  expect(await found({ ownerId: owner })).toEqual(['Theirs']);
  expect(await found({ kind: 'action' })).toEqual(['Theirs']);
  expect(await found({ originId: review })).toEqual(['Theirs']);
});

test('a renegotiated commitment has the one that replaces it, and stays ended while that one is there', async () => {
  const id = await promise({});
  const typed = { id, partnerId: acme, side: 'vendor' as const, description: 'Two webinars', reason: 'Later' };
  await expect(app.api('commitments.save', { ...typed, state: 'renegotiated' })).rejects.toMatchObject({ code: 'RECORD_INVALID' });
  const { successorId } = await app.api('commitments.settle', { id, as: 'renegotiated', reason: 'Later', dueOn: '2018-02-01' });
  await expect(app.api('commitments.save', { ...typed, state: 'open' })).rejects.toMatchObject({ code: 'RECORD_INVALID' });
  await app.api('commitments.save', { ...typed, state: 'renegotiated', description: 'Two online webinars' });
  expect(await entry(id)).toMatchObject({ state: 'renegotiated', description: 'Two online webinars' });
  await app.api('commitments.remove', { id: successorId ?? '' });
  await app.api('commitments.save', { ...typed, state: 'open' });
  expect(await entry(id)).toMatchObject({ state: 'open', closedOn: null });
});
