import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf } from '#shared/api/contract.ts';
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
const save = (
  kind: InputOf<'entries.save'>['kind'],
  values: InputOf<'entries.save'>['values'],
  more: { id?: string; partnerId?: string } = {},
) => made.api('entries.save', { kind, partnerId: acme, values, ...more });
const undo = (id: string | null) => made.api('history.undo', { id: id ?? '' });
const refused = (detail: string) => ({ code: 'UNDO_NOT_POSSIBLE', params: { detail: expect.stringContaining(detail) } });

const addRequest = async () => {
  const allocation = await save('mdf_allocation', { program: 'G', fromOn: '2017-01-01', toOn: '2017-12-31', amount: usd(1000) });
  const asked = { title: 'Fair', activity: 'event', amount: usd(1000), state: 'approved', decidedOn: '2017-05-02' };
  return save('mdf_request', { ...asked, allocation: allocation.id });
};
const addClaim = (request: string, minor: number) =>
  save('mdf_claim', { request, amount: usd(minor), state: 'submitted', submittedOn: '2017-06-01' });

test('a claim does not come back onto a request whose money others have taken since', async () => {
  const request = await addRequest();
  const first = await addClaim(request.id, 800);
  const { undoId } = await made.api('entries.remove', { kind: 'mdf_claim', id: first.id });
  await addClaim(request.id, 700);
  await expect(undo(undoId)).rejects.toMatchObject(refused('3.00 USD of the 10.00 USD'));
  expect(await made.api('entries.list', { kind: 'mdf_claim' })).toMatchObject({ total: 1 });
});

test('a claim does not come back without its request, nor a contact without its partner', async () => {
  const request = await addRequest();
  const claim = await addClaim(request.id, 800);
  const { undoId } = await made.api('entries.remove', { kind: 'mdf_claim', id: claim.id });
  await made.api('entries.remove', { kind: 'mdf_request', id: request.id });
  await expect(undo(undoId)).rejects.toMatchObject(refused('the MDF request that it names is no longer here'));
  const fresh = await made.api('partners.create', { name: 'Fresh' });
  const contact = await made.api('contacts.save', { partnerId: fresh.id, name: 'Ida' });
  const removed = await made.api('contacts.remove', { id: contact.id });
  await undo(fresh.undoId);
  await expect(undo(removed.undoId)).rejects.toMatchObject(refused('the partner that it names is no longer here'));
});

test('a deal does not come back as second holder of a protection', async () => {
  const deal = {
    ...{ stage: 'ENGAGING', customer: 'Shop', registrationState: 'approved' as const, decidedOn: '2017-10-01' },
    ...{ protectionFrom: '2017-10-01', protectionUntil: '2017-12-30' },
  };
  const { id } = await made.api('deals.save', { ...deal, partnerId: acme });
  const { undoId } = await made.api('deals.remove', { id });
  await made.api('deals.save', { ...deal, partnerId: other });
  await expect(undo(undoId)).rejects.toMatchObject(refused('Other holds the protection of Shop'));
  expect(await made.api('deals.list', { partnerId: acme })).toMatchObject({ total: 0 });
});

test('no undo closes a circle of partners, by a link or by a parent', async () => {
  const link = await save('hierarchy_link', { child: other, relation: 'regional_local', fromOn: '2017-01-01' });
  const removed = await made.api('entries.remove', { kind: 'hierarchy_link', id: link.id });
  const { undoId } = await made.api('partners.update', { ids: [acme], changes: { parentId: other } });
  await expect(undo(removed.undoId)).rejects.toMatchObject(refused('above itself'));
  const freed = await made.api('partners.update', { ids: [acme], changes: { parentId: null } });
  await undo(removed.undoId);
  await expect(undo(freed.undoId)).rejects.toMatchObject(refused('above itself'));
  expect((await made.api('partners.get', { id: acme })).parentId).toBeNull();
  expect(undoId).not.toBeNull();
});

test('a decided segment that was decided again stays with its fact when the first decision is taken back', async () => {
  const decide = (value: 'STRATEGIC' | 'ACTIVE_STANDARD') =>
    made.api('partners.override', { ids: [acme], segment: { value, reason: `Decided ${value}` } });
  const first = await decide('STRATEGIC');
  await decide('ACTIVE_STANDARD');
  expect(await undo(first.undoId)).toEqual({ restored: 0, kept: 2 });
  expect(await made.api('entries.list', { kind: 'partner_change', partnerId: acme })).toMatchObject({ total: 2 });
});
