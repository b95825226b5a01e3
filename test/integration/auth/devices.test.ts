import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPair, CompactSign } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storePaths } from '#core/store/files.ts';
import { createVault } from '#core/store/vault.ts';
import { createAccountTable } from '#core/sync/account/account-table.ts';
import { makeDeviceKey, signReceipt } from '#core/sync/account/device-key.ts';
import { readOrder } from '#core/sync/account/wipe-order.ts';
import { destroyKeys } from '#core/sync/account/destroy-store.ts';
import { leaveReceipt, sendReceipt } from '#core/sync/account/wipe-receipt.ts';
import { wipeStore } from '#core/sync/account/wipe-store.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { wipeOrderType } from '#shared/sync/auth-protocol.ts';
import { givePassword, makeAccount, signedIn, type TestAccount, testPassword } from '#test/support/make-account.ts';
import { makeDeps, makeFolder, testKdfCost, testPassphrase } from '#test/support/make-app.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.close());

const minute = 60_000;
const deviceOf = ({ store }: TestAccount): string => store.state?.device.id ?? '';
const post = (by: TestAccount, path: string) => by.account.request(path, { method: 'POST' });
const rowOf = (id: string) =>
  inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) =>
    tx.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
const twoDevices = async (): Promise<[TestAccount, TestAccount]> => {
  const member = await server.addMember({ role: 'cam' });
  return [await signedIn(server, member), await signedIn(server, member)];
};
const administrator = async (): Promise<TestAccount> => signedIn(server, await server.addMember({ role: 'admin' }));

test('a revoked device is refused at the next request; its store keeps everything, and can sign in again', async () => {
  const [here, lost] = await twoDevices();
  expect((await post(here, `/v1/auth/devices/${deviceOf(lost)}/revoke`)).status).toBe(200);
  await expect(lost.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
  expect(lost.account.status()).toMatchObject({ state: 'revoked', member: { role: 'cam' } });
  expect(lost.account.wipeOrder()).toBeNull();
  // without asking the server again
  await expect(lost.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
  expect((await here.account.request('/v1/auth/devices')).status).toBe(200);

  await lost.account.signInByPassword({ email: lost.account.status().member?.email ?? '', password: testPassword });
  expect((await lost.account.request('/v1/auth/devices')).status).toBe(200);
});

test('a device that slept hears of it when it refreshes', async () => {
  const [here, lost] = await twoDevices();
  await post(here, `/v1/auth/devices/${deviceOf(lost)}/revoke`);
  server.clock.at += 20 * minute;
  await expect(lost.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
});

test('nobody sees or revokes the devices of others but an administrator', async () => {
  const [here] = await twoDevices();
  const other = await signedIn(server, await server.addMember({ role: 'manager' }));
  const path = `/v1/auth/devices/${deviceOf(here)}`;
  for (const action of ['revoke', 'wipe']) {
    const answer = await post(other, `${path}/${action}`);
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'DEVICE_UNKNOWN' }]);
  }
  expect((await other.account.request(path, { method: 'DELETE' })).status).toBe(404);
  const member = here.account.status().member?.id ?? '';
  await expect(other.account.request(`/v1/auth/devices?member=${member}`)).rejects.toMatchObject({ code: 'SYNC_FORBIDDEN' });
  expect((await here.account.request('/v1/auth/devices')).status).toBe(200);
  const admin = await administrator();
  const list = (await (await admin.account.request(`/v1/auth/devices?member=${member}`)).json()) as { devices: unknown[] };
  expect(list.devices).toHaveLength(2);
  expect((await post(admin, `${path}/revoke`)).status).toBe(200);
  await expect(here.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
});

test('who is deactivated is out at the next request, everywhere, and the store keeps everything', async () => {
  const [here, there] = await twoDevices();
  const admin = await administrator();
  const id = here.account.status().member?.id ?? '';
  const patch = (body: object) =>
    admin.account.request(`/v1/members/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await patch({ isActive: false })).status).toBe(200);
  await expect(here.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'MEMBER_INACTIVE' });
  server.clock.at += 20 * minute;
  await expect(there.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'MEMBER_INACTIVE' });
  expect(here.account.status()).toMatchObject({ state: 'inactive', member: { id } });
  await expect(
    here.account.signInByPassword({ email: here.account.status().member?.email ?? '', password: testPassword }),
  ).rejects.toMatchObject({
    code: 'MEMBER_INACTIVE',
  });
  await patch({ isActive: true });
  await here.account.signInByPassword({ email: here.account.status().member?.email ?? '', password: testPassword });
  expect(here.account.status().state).toBe('in');
});

test('signing out ends the session at the server, and offline it is over here all the same', async () => {
  const [here, there] = await twoDevices();
  const access = here.store.state?.tokens?.access ?? '';
  await here.account.signOut();
  expect(here.account.status()).toMatchObject({ state: 'signed-out', member: { role: 'cam' } });
  expect(here.store.state?.tokens).toBeNull();
  const late = await fetch(`${server.url}/v1/auth/devices`, { headers: { authorization: `Bearer ${access}` } });
  expect(late.status).toBe(401);
  await expect(here.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'SIGN_IN_AGAIN' });
  expect((await there.account.request('/v1/auth/devices')).status).toBe(200);
  const offline = makeAccount(server, {
    store: there.store,
    fetch: async () => {
      throw new TypeError('fetch failed');
    },
  });
  await offline.account.signOut();
  expect(offline.account.status().state).toBe('signed-out');
});

/** A device with a store on the disk, signed in and with a backup; its key is at hand to look for. */
const deviceWithStore = async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const [dir, remove] = makeFolder();
  const deps = makeDeps({ storeDir: dir });
  const vault = createVault(deps, testKdfCost);
  await vault.create(testPassphrase);
  await vault.session().backup('daily');
  const table = createAccountTable(vault.session().writeHandle);
  const made = makeAccount(server, { store: { state: null, ...table } });
  await made.account.connect(server.url);
  await made.account.signInByPassword({ email: member.email, password: testPassword });
  const paths = storePaths(dir);
  mayContain.set(dir, readFileSync(paths.key, 'utf8'));
  return { ...made, member, dir, remove, vault, paths, deps };
};
const mayContain = new Map<string, string>();
const allFiles = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('the account is kept in the encrypted store: nothing of it stands in the clear', async () => {
  const { dir, vault, remove, account } = await deviceWithStore();
  const state = createAccountTable(vault.session().writeHandle).read();
  const secrets = [
    state?.tokens?.refresh ?? '',
    state?.tokens?.access ?? '',
    state?.device.privateKey ?? '',
    account.status().member?.email ?? '',
  ];
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
  for (const file of allFiles(dir)) {
    const bytes = readFileSync(file);
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
  }
  await vault.lock();
  remove();
});

test('a wiped device destroys its key and its data and says so; the order stays until then, also when the device left the list', async () => {
  const device = await deviceWithStore();
  const { account, vault, paths, dir, remove, deps } = device;
  writeFileSync(join(dir, 'report.csv'), 'what a person exported');
  const id = account.status().deviceId ?? '';
  const admin = await administrator();
  await post(admin, `/v1/auth/devices/${id}/wipe`);
  expect((await admin.account.request(`/v1/auth/devices/${id}`, { method: 'DELETE' })).status).toBe(200);
  server.clock.at += 30 * 24 * 60 * minute;

  await expect(account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'DEVICE_WIPED' });
  const found = account.wipeOrder();
  if (!found) throw new Error('the order was not taken');
  const wipe = { ...found, paths, close: () => vault.lock(), now: server.clock.at, log: deps.log };
  const offline: typeof fetch = async () => {
    throw new TypeError('fetch failed');
  };
  expect(await wipeStore({ ...wipe, fetch: offline })).toBe(false);
  const left = allFiles(dir).map((file) => file.slice(dir.length + 1));
  expect(left.toSorted()).toEqual(['in-use', 'report.csv', 'wiped.json']);
  const key = JSON.parse(mayContain.get(dir) ?? '{}') as { key: { sealed: string } };
  for (const file of allFiles(dir)) expect(readFileSync(file, 'utf8')).not.toContain(key.key.sealed);
  expect((await rowOf(id)).wiped_at).toBeNull();

  expect(await sendReceipt(dir, fetch)).toBe(true);
  expect(existsSync(join(dir, 'wiped.json'))).toBe(false);
  const row = await rowOf(id);
  expect(row.wiped_at).toBe(server.clock.at);
  expect(row.wipe_receipt).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(await sendReceipt(dir, fetch)).toBe(true);
  remove();
});

test('a wipe that was cut after the key was gone is finished at the next start', async () => {
  const { account, vault, paths, dir, remove } = await deviceWithStore();
  await post(await administrator(), `/v1/auth/devices/${account.status().deviceId}/wipe`);
  await expect(account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'DEVICE_WIPED' });
  const found = account.wipeOrder();
  if (!found) throw new Error('the order was not taken');
  await vault.lock();
  expect(destroyKeys(paths)).toBe(3);
  const { iss: aud, tenant, device } = found.order;
  const receipt = signReceipt(found.state.device, { aud, tenant, device, iat: 1 });
  leaveReceipt(dir, { address: server.url, receipt, isDone: false });
  expect(await sendReceipt(dir, fetch)).toBe(true);
  expect(allFiles(dir).map((file) => file.slice(dir.length + 1))).toEqual(['in-use']);
  expect((await rowOf(device)).wiped_at).not.toBeNull();
  remove();
});

test('a wiped device does not come back by signing in, nor under a new id', async () => {
  const device = await deviceWithStore();
  const { account, vault, remove, member } = device;
  await post(await administrator(), `/v1/auth/devices/${account.status().deviceId}/wipe`);
  await expect(account.signInByPassword({ email: member.email, password: testPassword })).rejects.toMatchObject({ code: 'DEVICE_WIPED' });
  const state = createAccountTable(vault.session().writeHandle).read();
  if (!state) throw new Error('no account');
  const again = makeAccount(server, {
    store: {
      state: { ...state, device: { ...state.device, id: crypto.randomUUID() } },
      read() {
        return this.state;
      },
      write(next) {
        this.state = next;
      },
    },
  });
  await expect(again.account.signInByPassword({ email: member.email, password: testPassword })).rejects.toMatchObject({
    code: 'DEVICE_WIPED',
  });
  // the order is for the other id, so this store is not wiped by it
  expect(again.account.wipeOrder()).toBeNull();
  expect(account.wipeOrder()).not.toBeNull();
  await vault.lock();
  remove();
});

test('a server that orders a wipe without its own signature is not obeyed', async () => {
  const made = await signedIn(server, await server.addMember({ role: 'cam' }));
  const { store } = made;
  const state = store.state;
  if (!state?.tenant) throw new Error('not signed in');
  const { privateKey } = await generateKeyPair('EdDSA');
  const right = { iss: state.server.key, tenant: state.tenant.id, device: state.device.id, iat: 1 };
  const forged = await new CompactSign(Buffer.from(JSON.stringify(right)))
    .setProtectedHeader({ alg: 'EdDSA', typ: wipeOrderType })
    .sign(privateKey);
  const bad = [
    '',
    'x',
    'a.b.c',
    forged,
    `${Buffer.from('{"alg":"none","typ":"quarterdeck-wipe+jwt"}').toString('base64url')}.${forged.split('.')[1]}.`,
  ];
  for (const order of bad) {
    const evil = makeAccount(server, {
      store: { ...store, state },
      fetch: async () => Response.json({ code: 'DEVICE_WIPED', message: '', hint: '', params: { order } }, { status: 403 }),
    });
    await expect(evil.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'DEVICE_WIPED' });
    expect(evil.account.wipeOrder()).toBeNull();
    expect(evil.account.status().state).toBe('sign-in-again');
  }
});

test('a real order for another device, or for another server, is not obeyed', async () => {
  const [one, other] = await twoDevices();
  await post(one, `/v1/auth/devices/${deviceOf(other)}/wipe`);
  const answer = await fetch(`${server.url}/v1/auth/devices`, {
    headers: { authorization: `Bearer ${other.store.state?.tokens?.access ?? ''}` },
  });
  const { params } = (await answer.json()) as { params: { order: string } };
  const [mine, its] = [one.store.state, other.store.state];
  if (!mine || !its) throw new Error('not signed in');
  expect(readOrder(params.order, its)).toMatchObject({ device: deviceOf(other) });
  expect(readOrder(params.order, mine)).toBeNull();
  expect(readOrder(params.order, { ...its, server: { ...its.server, key: makeDeviceKey().publicKey.x } })).toBeNull();
  expect(readOrder(params.order, { ...its, tenant: { id: crypto.randomUUID(), name: 'another' } })).toBeNull();
});

test('a receipt is taken from the ordered device alone', async () => {
  const [one, other] = await twoDevices();
  const state = other.store.state;
  if (!state?.tenant) throw new Error('not signed in');
  const receipt = { aud: state.server.key, tenant: state.tenant.id, device: state.device.id, iat: 1 };
  const send = async (text: string) =>
    (
      await fetch(`${server.url}/v1/auth/wiped`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ receipt: text }),
      })
    ).status;
  expect(await send(signReceipt(state.device, receipt))).toBe(401);
  await post(one, `/v1/auth/devices/${deviceOf(other)}/wipe`);
  expect(await send(signReceipt(makeDeviceKey(), receipt))).toBe(401);
  expect(await send(signReceipt(state.device, { ...receipt, aud: makeDeviceKey().publicKey.x }))).toBe(401);
  expect((await rowOf(deviceOf(other))).wiped_at).toBeNull();
  expect(await send(signReceipt(state.device, receipt))).toBe(200);
  expect((await rowOf(deviceOf(other))).wiped_at).not.toBeNull();
});
