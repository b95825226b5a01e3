import { afterAll, beforeAll, expect, test } from 'vitest';
import { givePassword, makeAccount, signedIn, testPassword } from '#test/support/make-account.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
  // what any part of the server would be
  await Promise.resolve();
});
afterAll(() => server.close());

test('a person signs in by password, and requests then carry who it is', async () => {
  const member = await server.addMember({ role: 'cam' });
  const { account, store } = await signedIn(server, member);
  expect(account.status()).toMatchObject({
    state: 'in',
    address: server.url,
    member: { id: member.id, email: member.email, role: 'cam' },
    tenant: { id: server.tenantId },
  });
  const answer = await account.request('/v1/auth/devices');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ devices: [{ id: store.state?.device.id, name: 'Test laptop', isThisOne: true }] });
});

test('an unknown person and a wrong password are answered alike', async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const { account } = makeAccount(server);
  await account.connect(server.url);
  const wrong = await account.signInByPassword({ email: member.email, password: 'not the password' }).catch((error: unknown) => error);
  const unknown = await account.signInByPassword({ email: 'nobody@example.com', password: testPassword }).catch((error: unknown) => error);
  expect(wrong).toMatchObject({ code: 'SIGN_IN_FAILED' });
  expect(unknown).toMatchObject({ code: 'SIGN_IN_FAILED', message: (wrong as Error).message });
  expect(account.status().state).toBe('never-in');
});
