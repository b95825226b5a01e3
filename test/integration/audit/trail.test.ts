import { afterEach, beforeEach, expect, test } from 'vitest';
import { csv, importFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { runCli } from '#test/support/run-cli.ts';
import { openSqlite } from '#core/db/open.ts';
import { createVault } from '#core/store/vault.ts';
import { testKdfCost, testPassphrase } from '#test/support/make-app.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

const trail = async (entity?: string) => (await made.api('audit.list', entity === undefined ? {} : { entity })).links;

test('a record, a setting, a rate, a list, a profile and a text of a review each leave a link, and the chain holds', async () => {
  const { id: partnerId } = await made.api('partners.create', { name: 'Acme' });
  await made.api('settings.update', { companyName: 'Vendor', userName: 'Ada Example' });
  await made.api('settings.rates.save', { kind: 'dated', from: 'EUR', to: 'USD', validFrom: '2017-01-01', rate: '1.1' });
  await made.api('settings.rates.save', { kind: 'dated', from: 'EUR', to: 'USD', validFrom: '2017-01-01', rate: '1.2' });
  await made.api('settings.list.save', { list: 'tier', key: 'GOLD', label: 'Gold star', rank: 3 });
  await made.api('settings.lists.save', { list: 'requirements', entry: { key: 'ISO_27001', label: 'ISO 27001', renewalMonths: 12 } });
  await made.api('settings.lists.remove', { list: 'requirements', key: 'ISO_27001' });
  const [first] = await made.api('settings.profiles', {});
  if (!first) throw new Error('no profile');
  await made.api('settings.profiles.save', { type: first.type, profile: { ...first.profile, columns: ['tier'] } });
  const { id } = await made.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  await made.api('qbrs.section.save', { id, key: 'summary', commentary: 'A good year' });
  const links = await trail();
  expect(links.map(({ entity, action }) => `${entity} ${action}`)).toEqual([
    'qbr_section changed',
    'qbr created',
    'type_profile changed',
    'compliance_requirement removed',
    'compliance_requirement created',
    'tier changed',
    'currency_rate changed',
    'currency_rate created',
    'setting changed',
    'setting changed',
    'partner created',
  ]);
  expect(links.map(({ seq }) => seq)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(links[0]).toMatchObject({ actor: 'Ada Example', partner: 'Acme', after: { commentary: 'A good year' } });
  expect((await trail('currency_rate'))[0]).toMatchObject({ before: { rate: '1.1' }, after: { rate: '1.2' } });
  expect((await made.api('store.verify', {})).audit).toEqual({ links: 11, older: 0, broken: null });
});

test('what goes with something else leaves links too: labels of a partner, thresholds of a tier, products that an import changes', async () => {
  const made1 = await made.api('partners.create', { name: 'Acme', territories: ['EMEA'] });
  expect((await trail('partner'))[0]?.after).toMatchObject({ territories: ['EMEA'] });
  const undone = await made.api('history.undo', { id: made1.undoId ?? '' });
  expect(undone).toEqual({ restored: 1, kept: 0 });
  expect((await trail('partner'))[0]?.before).toMatchObject({ territories: ['EMEA'] });
  const [again] = await made.api('history.list', { limit: 1 });
  await made.api('history.undo', { id: again?.id ?? '' });
  expect(await made.api('partners.get', { id: made1.id })).toMatchObject({ territories: ['EMEA'] });

  await made.api('alerts.rules.save', { rule: 'A01', scope: 'tier', key: 'SILVER', values: {}, isOn: false });
  await made.api('settings.list.remove', { list: 'tier', key: 'SILVER' });
  expect((await trail('alert_threshold'))[0]).toMatchObject({ recordId: 'A01:tier:SILVER', action: 'removed' });

  const products = (series: string) => csv('products.csv', ['Product', 'Series'], ['Widget', series]);
  await importFiles(made.api, [products('One')]);
  await importFiles(made.api, [products('Two')]);
  expect(await trail('product')).toMatchObject([{ action: 'changed', before: { series: 'One' }, after: { series: 'Two' } }]);
  expect((await made.api('store.verify', {})).audit.broken).toBeNull();
});

test('what changes nothing leaves no link', async () => {
  await made.api('settings.update', { pageSize: 'A4' });
  expect(await trail()).toEqual([]);
});

test('the history that can be taken back names records alone', async () => {
  await made.api('settings.update', { companyName: 'Vendor' });
  const { id, undoId } = await made.api('partners.create', { name: 'Acme' });
  expect(await made.api('history.list', {})).toMatchObject([{ id: undoId, entity: 'partner', recordId: id }]);
  expect((await made.api('audit.list', {})).total).toBe(2);
});

test('an import and its undo leave one link each with counts and the digest of the file, beside the records that they changed', async () => {
  await made.api('partners.create', { name: 'Isdom' });
  const file = csv('accounts.csv', ['account', 'country'], ['Isdom', 'Norway'], ['Novell', 'Kenya']);
  const { importId } = await importFiles(made.api, [file]);
  const [link] = await trail('import');
  expect(link).toMatchObject({
    recordId: importId,
    action: 'created',
    after: {
      files: ['accounts.csv'],
      counts: { created: { partners: 1 }, updated: { partners: 1 } },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
  expect((await trail('partner')).map(({ action }) => action)).toEqual(['changed', 'created']);
  await made.api('imports.undo', { importId });
  expect((await trail('import'))[0]).toMatchObject({
    action: 'changed',
    after: { state: 'undone', counts: { created: { partners: 1 }, updated: { partners: 1 } }, kept: 0 },
  });
  // what the import created leaves no link of its own when it goes; what it changed does
  expect((await trail('partner')).map(({ action }) => action)).toEqual(['changed', 'changed', 'created']);
  expect((await made.api('store.verify', {})).audit.broken).toBeNull();
});

test('the sample leaves a link when it comes and when it goes, and takes nothing out of the history', async () => {
  await made.api('sample.add', {});
  const { partners } = await made.api('partners.list', {});
  const id = partners[0]?.id ?? '';
  await made.api('partners.update', { ids: [id], changes: { country: 'Kenya' } });
  await made.api('sample.remove', {});
  expect((await trail()).map(({ entity, action }) => `${entity} ${action}`)).toEqual([
    'sample removed',
    'partner changed',
    'sample created',
  ]);
  expect((await made.api('store.verify', {})).ok).toBe(true);
});

test('the history of a record says who changed it where, and its place in the chain', async () => {
  await made.api('settings.update', { userName: 'Ada Example' });
  const { id } = await made.api('partners.create', { name: 'Acme' });
  expect(await made.api('entries.history', { entity: 'partner', id })).toMatchObject([
    {
      actor: 'Ada Example',
      device: expect.any(String),
      seq: 2,
      action: 'created',
      changes: expect.arrayContaining([{ field: 'name', label: 'Name', before: null, after: 'Acme' }]),
    },
  ]);
});

test('verify on the command line names the broken link', async () => {
  await made.api('partners.create', { name: 'Acme' });
  await made.api('partners.create', { name: 'Novell' });
  await made.api('store.lock', {});
  expect(await runCli(made.dir, ['verify'])).toMatchObject({ code: 0, out: { ok: true, audit: { links: 2, broken: null } } });
  const vault = createVault(made.deps, testKdfCost, async () => undefined);
  await vault.unlock(testPassphrase);
  const { paths, dataKey } = vault.session();
  const key = Uint8Array.from(dataKey);
  await vault.lock();
  const sqlite = openSqlite(paths.db, key, { readonly: false, mustExist: true });
  sqlite.prepare(`UPDATE history SET after = replace(after, 'Acme', 'Acne')`).run();
  sqlite.close();
  expect(await runCli(made.dir, ['verify'])).toMatchObject({
    out: { ok: false, complaints: ['audit: change 1 is not as it was written'], audit: { broken: { seq: 1 } } },
  });
});
