import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp({ today: '2017-12-31' });
  acme = await addPartner(made.api, 'Acme');
});
afterEach(() => made.close());

test('one undo step takes back a bulk edit, fields and labels', async () => {
  const other = await addPartner(made.api, 'Other');
  const { changed, undoId } = await made.api('partners.update', { ids: [acme, other], changes: { tier: 'GOLD', territories: ['EMEA'] } });
  expect(changed).toBe(2);
  if (undoId === null) throw new Error('no undo step');
  expect(await made.api('history.undo', { id: undoId })).toEqual({ restored: 2, kept: 0 });
  for (const id of [acme, other]) expect(await made.api('partners.get', { id })).toMatchObject({ tier: null, territories: [] });
});

test('undo leaves alone what changed again since', async () => {
  const { undoId } = await made.api('partners.update', { ids: [acme], changes: { tier: 'GOLD', country: 'Kenya' } });
  await made.api('partners.update', { ids: [acme], changes: { tier: 'SILVER' } });
  if (undoId === null) throw new Error('no undo step');
  expect(await made.api('history.undo', { id: undoId })).toEqual({ restored: 1, kept: 1 });
  expect(await made.api('partners.get', { id: acme })).toMatchObject({ tier: 'SILVER', country: null });
});

test('a removed contact comes back whole', async () => {
  const contact = {
    partnerId: acme,
    name: 'Ida Sample',
    role: 'CEO',
    email: 'ida@acme.example',
    phone: null,
    isExecutiveSponsor: true,
    note: 'met in May',
  };
  const { id } = await made.api('contacts.save', contact);
  const { undoId } = await made.api('contacts.remove', { id });
  expect(await made.api('contacts.list', { partnerId: acme })).toEqual([]);
  await made.api('history.undo', { id: undoId });
  expect(await made.api('contacts.list', { partnerId: acme })).toEqual([{ id, ...contact }]);
});

test('saving a record says how to take it back, and nothing when nothing differed', async () => {
  const contact = { partnerId: acme, name: 'Ada Lovelace' };
  const { id } = await made.api('contacts.save', contact);
  const { undoId } = await made.api('contacts.save', { ...contact, id, role: 'Buyer' });
  expect((await made.api('contacts.save', { ...contact, id, role: 'Buyer' })).undoId).toBeNull();
  await made.api('history.undo', { id: undoId ?? '' });
  expect((await made.api('contacts.list', { partnerId: acme }))[0]).toMatchObject({ name: 'Ada Lovelace', role: null });
});

test('a change that changes nothing leaves no history', async () => {
  const before = await made.api('history.list', {});
  expect(await made.api('partners.update', { ids: [acme], changes: { name: 'Acme' } })).toEqual({ changed: 0, undoId: null });
  expect(await made.api('history.list', {})).toEqual(before);
});

test('the history says which field went from what to what', async () => {
  await made.api('partners.update', { ids: [acme], changes: { tier: 'GOLD' } });
  const [latest] = await made.api('history.list', { partnerId: acme });
  expect(latest).toMatchObject({ entity: 'partner', action: 'changed', changes: [{ field: 'tier', before: null, after: 'GOLD' }] });
});

test('a commitment is overdue the day after it was due, and closes with a reason when it was missed', async () => {
  const commitment = { partnerId: acme, side: 'vendor' as const, description: 'Send the price list', dueOn: '2017-12-30' };
  const { id } = await made.api('commitments.save', commitment);
  expect((await made.api('commitments.list', { partnerId: acme }))[0]).toMatchObject({ overdue: true, madeOn: '2017-12-31' });
  await expect(made.api('commitments.save', { ...commitment, id, state: 'missed' })).rejects.toMatchObject({ code: 'RECORD_INVALID' });
  await made.api('commitments.save', { ...commitment, id, state: 'missed', reason: 'The list was not ready' });
  expect((await made.api('commitments.list', { partnerId: acme, open: false }))[0]).toMatchObject({
    state: 'missed',
    overdue: false,
    closedOn: '2017-12-31',
  });
});

test('a partner cannot stand above itself', async () => {
  const child = await addPartner(made.api, 'Child');
  await made.api('partners.update', { ids: [child], changes: { parentId: acme } });
  await expect(made.api('partners.update', { ids: [acme], changes: { parentId: child } })).rejects.toMatchObject({
    code: 'PARENT_LOOP',
  });
  expect((await made.api('partners.get', { id: acme })).children).toEqual([{ id: child, name: 'Child' }]);
});

test('a record never points at one that is not there', async () => {
  const wrong = { code: 'RECORD_INVALID' };
  await expect(made.api('partners.update', { ids: [acme], changes: { parentId: 'nobody' } })).rejects.toMatchObject(wrong);
  await expect(made.api('partners.create', { name: 'New', ownerId: 'nobody' })).rejects.toMatchObject(wrong);
  await expect(made.api('deals.save', { partnerId: acme, stage: 'ENGAGING', productId: 'nothing' })).rejects.toMatchObject(wrong);
});

test('a failed command leaves no trace: a bulk edit with one unknown partner changes none', async () => {
  await expect(made.api('partners.update', { ids: [acme, 'nobody'], changes: { tier: 'GOLD' } })).rejects.toMatchObject({
    code: 'RECORD_NOT_FOUND',
  });
  expect((await made.api('partners.get', { id: acme })).tier).toBeNull();
});

test('search finds partners and contacts, folding accents and signs', async () => {
  await addPartner(made.api, 'Żółw & Søn');
  await made.api('contacts.save', { partnerId: acme, name: 'Zoe Example' });
  expect((await made.api('search.records', { text: 'zolw son' })).map(({ title }) => title)).toEqual(['Żółw & Søn']);
  expect((await made.api('search.records', { text: 'zoe' })).map(({ entity, partnerId }) => [entity, partnerId])).toEqual([
    ['contact', acme],
  ]);
});

test('a new partner that has deals by now is not taken back from under them', async () => {
  const { id, undoId } = await made.api('partners.create', { name: 'Fresh' });
  if (undoId === null) throw new Error('no undo step');
  const deal = await made.api('deals.save', { partnerId: id, stage: 'ENGAGING', submittedOn: '2017-10-01' });
  await expect(made.api('history.undo', { id: undoId })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
  expect(await made.api('partners.get', { id })).toMatchObject({ name: 'Fresh' });
  await made.api('deals.remove', { id: deal.id });
  expect(await made.api('history.undo', { id: undoId })).toMatchObject({ restored: 1 });
});

test('a review that was removed does not come back beside a newer one of the same quarter', async () => {
  const quarter = { partnerId: acme, quarter: '2017-Q4' };
  const { undoId } = await made.api('qbrs.remove', { id: (await made.api('qbrs.create', quarter)).id });
  const { id } = await made.api('qbrs.create', quarter);
  await expect(made.api('history.undo', { id: undoId })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
  expect(await made.api('qbrs.ofPartner', { partnerId: acme })).toMatchObject([{ id }]);
});

test('a changed amount is told in the currency of its deal', async () => {
  const { id } = await made.api('deals.save', { partnerId: acme, stage: 'ENGAGING', amount: { minor: 100, currency: 'EUR' } });
  await made.api('deals.save', { id, partnerId: acme, stage: 'ENGAGING', amount: { minor: 200, currency: 'EUR' } });
  expect(await made.api('history.list', { partnerId: acme, limit: 1 })).toMatchObject([
    { entity: 'deal', currency: 'EUR', changes: [{ field: 'amount_minor', before: '100', after: '200' }] },
  ]);
});
