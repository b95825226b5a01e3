import { randomUUID } from 'node:crypto';
import { TOTP, Secret } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAdminCode } from '#server/access/admin-code.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { makeAccount, signedIn, type TestAccount, testPassword } from '#test/support/make-account.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { makeBrowser } from '#test/support/test-browser.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.close());

const minute = 60_000;
type Answer = { status: number; body: Record<string, unknown> };

const post = async (path: string, body: object, by?: TestAccount, method = 'POST'): Promise<Answer> => {
  const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = by ? await by.account.request(path, init) : await fetch(`${server.url}${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const codesOf = ({ body }: Answer): string[] => body['recoveryCodes'] as string[];
const enter = async (email: string, password: string, totp?: string): Promise<TestAccount> => {
  const made = makeAccount(server);
  await made.account.connect(server.url);
  await made.account.signInByPassword({ email, password, ...(totp === undefined ? {} : { totp }) });
  return made;
};
const administrator = async (): Promise<TestAccount> => signedIn(server, await server.addMember({ role: 'admin' }));
const newEmail = (): string => `${randomUUID()}@example.com`;

test('the first administrator comes in by the code that the server prints, once', async () => {
  const fresh = await makeServer();
  try {
    const code = (await newAdminCode(fresh.db, fresh.tenantId, fresh.deps.randomBytes)) ?? '';
    const accept = async (given: object) => {
      const answer = await fetch(`${fresh.url}/v1/auth/accept`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(given),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const who = { email: 'First@Example.com', name: 'First', password: testPassword };
    expect((await accept({ ...who, code: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE' })).body).toMatchObject({ code: 'INVITATION_BAD' });
    expect((await accept({ ...who, code, password: 'short' })).body).toMatchObject({ code: 'PASSWORD_SHORT' });
    const accepted = await accept({ ...who, code });
    expect(accepted).toMatchObject({ status: 200, body: { email: 'first@example.com' } });
    expect(codesOf(accepted)).toHaveLength(8);
    expect((await accept({ ...who, email: 'second@example.com', code })).body).toMatchObject({ code: 'INVITATION_BAD' });
    const made = makeAccount(fresh);
    await made.account.connect(fresh.url);
    const status = await made.account.signInByPassword({ email: 'first@example.com', password: testPassword });
    expect(status.member).toMatchObject({ role: 'admin', name: 'First' });
    expect(await newAdminCode(fresh.db, fresh.tenantId, fresh.deps.randomBytes)).toBeNull();
  } finally {
    await fresh.close();
  }
});

test('an invitation opens an account once, in a fortnight, for the address and role that it names', async () => {
  const admin = await administrator();
  const email = newEmail();
  const invited = await post('/v1/members/invitations', { email, name: 'Ada', role: 'manager' }, admin);
  expect(invited.status).toBe(200);
  const code = String(invited.body['code']);
  expect(invited.body['link']).toBe(`${server.url}/v1/auth/invitation?code=${code}`);
  const accepted = await post('/v1/auth/accept', { code, email: 'somebody.else@example.com', password: testPassword });
  expect(accepted.body).toMatchObject({ email });
  expect((await post('/v1/auth/accept', { code, password: testPassword })).body).toMatchObject({ code: 'INVITATION_BAD' });
  expect((await enter(email, testPassword)).account.status().member).toMatchObject({ name: 'Ada', role: 'manager' });
  expect((await post('/v1/members/invitations', { email, name: 'Ada', role: 'cam' }, admin)).body).toMatchObject({ code: 'MEMBER_EXISTS' });

  const late = await post('/v1/members/invitations', { email: newEmail(), name: 'Late', role: 'cam' }, admin);
  server.clock.at += 14 * 24 * 60 * minute + 1;
  expect((await post('/v1/auth/accept', { code: late.body['code'], password: testPassword })).body).toMatchObject({
    code: 'INVITATION_BAD',
  });
});

test('of two people with one invitation at once, one gets in', async () => {
  const invited = await post('/v1/members/invitations', { email: newEmail(), name: 'Two', role: 'cam' }, await administrator());
  const both = await Promise.all([1, 2, 3].map(() => post('/v1/auth/accept', { code: invited.body['code'], password: testPassword })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400, 400]);
});

test('an invitation can be accepted on its page, in a browser', async () => {
  const email = newEmail();
  const invited = await post('/v1/members/invitations', { email, name: 'Page', role: 'rep' }, await administrator());
  const browser = makeBrowser();
  const page = await browser.open(String(invited.body['link']));
  expect(page.text).toContain('value="Page"');
  const weak = await browser.submit(page, { name: 'Page', password: 'Page2026!!!!!' });
  expect(weak.status).toBe(400);
  expect(weak.text).toContain('tried first');
  const done = await browser.submit(weak, { name: 'Page Turner', password: testPassword });
  expect(done.status).toBe(200);
  expect(done.text.match(/<code>/g)).toHaveLength(8);
  expect((await enter(email, testPassword)).account.status().member).toMatchObject({ name: 'Page Turner', role: 'rep' });
  expect((await browser.open(String(invited.body['link']))).status).toBe(400);
});

test('a recovery code sets a new password once, ends the sessions and takes the second factor away', async () => {
  const made = await signedIn(server, await server.addMember({ role: 'cam' }));
  const email = made.account.status().member?.email ?? '';
  expect(await post('/v1/auth/recovery-codes', { password: 'wrong password' }, made).catch(({ code }: { code: string }) => code)).toBe(
    'SIGN_IN_FAILED',
  );
  const [code = '', other = ''] = codesOf(await post('/v1/auth/recovery-codes', { password: testPassword }, made));
  const password = 'another lantern entirely';
  expect((await post('/v1/auth/recover', { email, recoveryCode: 'aaaaa-bbbbb-ccccc-ddddd', password })).body).toMatchObject({
    code: 'RECOVERY_BAD',
  });
  expect((await post('/v1/auth/recover', { email: newEmail(), recoveryCode: code, password })).body).toMatchObject({
    code: 'RECOVERY_BAD',
  });
  expect((await post('/v1/auth/recover', { email, recoveryCode: code.toUpperCase().replaceAll('-', ' '), password })).status).toBe(200);
  expect((await post('/v1/auth/recover', { email, recoveryCode: code, password })).body).toMatchObject({ code: 'RECOVERY_BAD' });
  await expect(made.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'SIGN_IN_AGAIN' });
  await expect(enter(email, testPassword)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  await enter(email, password);
  expect((await post('/v1/auth/recover', { email, recoveryCode: other, password })).status).toBe(200);
});

test('an authenticator app is asked for from its confirmation on, and no code is taken twice', async () => {
  const made = await signedIn(server, await server.addMember({ role: 'cam' }));
  const email = made.account.status().member?.email ?? '';
  const started = await post('/v1/auth/totp/start', { password: testPassword }, made);
  const uri = new URL(String(started.body['uri']));
  expect(uri.protocol).toBe('otpauth:');
  const app = new TOTP({ secret: Secret.fromBase32(String(started.body['secret'])) });
  const now = (): string => app.generate({ timestamp: server.clock.at });
  // begun and not confirmed: nobody is locked out
  await enter(email, testPassword);
  const wrong = String((Number(now()) + 1) % 1_000_000).padStart(6, '0');
  expect(await post('/v1/auth/totp/confirm', { code: wrong }, made).catch(({ code }: { code: string }) => code)).toBe('TOTP_WRONG');
  const first = now();
  expect((await post('/v1/auth/totp/confirm', { code: first }, made)).status).toBe(200);
  expect((await post('/v1/auth/totp/start', { password: testPassword }, made)).body).toMatchObject({ code: 'TOTP_IN_USE' });

  await expect(enter(email, testPassword)).rejects.toMatchObject({ code: 'TOTP_NEEDED' });
  await expect(enter(email, testPassword, first)).rejects.toMatchObject({ code: 'TOTP_WRONG' });
  server.clock.at += 30_000;
  const code = now();
  await expect(enter(email, 'wrong password', code)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  await enter(email, testPassword, `${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(enter(email, testPassword, code)).rejects.toMatchObject({ code: 'TOTP_WRONG' });
  server.clock.at += 120_000;
  await expect(enter(email, testPassword, code)).rejects.toMatchObject({ code: 'TOTP_WRONG' });

  expect((await post('/v1/auth/totp/remove', { password: testPassword }, made)).status).toBe(200);
  await enter(email, testPassword);
});

test('of two sign-ins with one code at once, one gets in', async () => {
  const made = await signedIn(server, await server.addMember({ role: 'cam' }));
  const email = made.account.status().member?.email ?? '';
  const started = await post('/v1/auth/totp/start', { password: testPassword }, made);
  const app = new TOTP({ secret: Secret.fromBase32(String(started.body['secret'])) });
  await post('/v1/auth/totp/confirm', { code: app.generate({ timestamp: server.clock.at }) }, made);
  server.clock.at += 60_000;
  const code = app.generate({ timestamp: server.clock.at });
  const both = await Promise.allSettled([1, 2, 3].map(() => enter(email, testPassword, code)));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a new password needs the old one, and signs the other devices out', async () => {
  const member = await server.addMember({ role: 'cam' });
  const [here, there] = [await signedIn(server, member), await signedIn(server, member)];
  const next = 'another lantern entirely';
  const refused = await post('/v1/auth/password', { current: 'wrong password', next }, here).catch(({ code }: { code: string }) => code);
  expect(refused).toBe('SIGN_IN_FAILED');
  expect((await post('/v1/auth/password', { current: testPassword, next: 'password12345' }, here)).body).toMatchObject({
    code: 'PASSWORD_COMMON',
  });
  expect((await post('/v1/auth/password', { current: testPassword, next }, here)).status).toBe(200);
  expect((await here.account.request('/v1/auth/devices')).status).toBe(200);
  await expect(there.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'SIGN_IN_AGAIN' });
  await enter(member.email, next);
});

test('only an administrator decides who is here and what they may do', async () => {
  const member = await server.addMember({ role: 'cam' });
  for (const role of ['viewer', 'cam', 'rep', 'manager', 'operations'] as const) {
    const made = await signedIn(server, await server.addMember({ role }));
    const forbidden = { code: 'SYNC_FORBIDDEN' };
    await expect(made.account.request('/v1/members')).rejects.toMatchObject(forbidden);
    await expect(post('/v1/members/invitations', { email: newEmail(), name: 'X', role: 'admin' }, made)).rejects.toMatchObject(forbidden);
    await expect(post(`/v1/members/${member.id}`, { role: 'admin' }, made, 'PATCH')).rejects.toMatchObject(forbidden);
    await expect(post(`/v1/members/${made.account.status().member?.id}`, { role: 'admin' }, made, 'PATCH')).rejects.toMatchObject(
      forbidden,
    );
  }
  const admin = await administrator();
  const list = (await (await admin.account.request('/v1/members')).json()) as { members: Array<{ id: string }> };
  expect(list.members.map(({ id }) => id)).toContain(member.id);
  expect((await post(`/v1/members/${member.id}`, { role: 'manager', tenant_id: randomUUID() }, admin, 'PATCH')).body).toMatchObject({
    code: 'REQUEST_INVALID',
  });
});

test('a changed role holds at the next request, is told to devices, and nobody manages himself', async () => {
  const [low, high] = [await server.addMember({ role: 'cam' }), await server.addMember({ role: 'manager' })];
  const admin = await administrator();
  const made = await signedIn(server, low);
  await expect(made.account.request('/v1/members')).rejects.toMatchObject({ code: 'SYNC_FORBIDDEN' });
  expect((await post(`/v1/members/${low.id}`, { role: 'admin', managerId: high.id }, admin, 'PATCH')).status).toBe(200);
  expect((await made.account.request('/v1/members')).status).toBe(200);
  expect((await post(`/v1/members/${high.id}`, { managerId: low.id }, admin, 'PATCH')).body).toMatchObject({ code: 'MANAGER_LOOP' });
  expect((await post(`/v1/members/${low.id}`, { managerId: low.id }, admin, 'PATCH')).body).toMatchObject({ code: 'MANAGER_LOOP' });
  const inside = { tenantId: server.tenantId, memberId: null };
  const { member, person } = await inTenant(server.db, inside, async (tx) => ({
    member: await tx.selectFrom('member').selectAll().where('id', '=', low.id).executeTakeFirstOrThrow(),
    person: await tx
      .selectFrom('synced_row')
      .select('fields')
      .where('tbl', '=', 'person')
      .where('id', '=', low.id)
      .executeTakeFirstOrThrow(),
  }));
  expect(member).toMatchObject({ role: 'admin', permission_version: 2 });
  expect(person.fields).toMatchObject({ role: 'channel_ops', manager_id: high.id });
  expect((await post(`/v1/members/${low.id}`, { role: 'cam' }, admin, 'PATCH')).status).toBe(200);
  await expect(made.account.request('/v1/members')).rejects.toMatchObject({ code: 'SYNC_FORBIDDEN' });
});

test('the last administrator stays one', async () => {
  const fresh = await makeServer();
  try {
    const [one, two] = [
      await signedIn(fresh, await fresh.addMember({ role: 'admin' })),
      await signedIn(fresh, await fresh.addMember({ role: 'admin' })),
    ];
    const patch = (by: TestAccount, of: TestAccount, body: object) =>
      by.account.request(`/v1/members/${of.account.status().member?.id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    // both at once take it from each other: one of them is too late
    const both = await Promise.allSettled([patch(one, two, { role: 'cam' }), patch(two, one, { isActive: false })]);
    const done = both.filter((answer) => answer.status === 'fulfilled' && answer.value.status === 200);
    expect(done).toHaveLength(1);
    const left = await inTenant(fresh.db, { tenantId: fresh.tenantId, memberId: null }, (tx) =>
      tx.selectFrom('member').select('id').where('role', '=', 'admin').where('is_active', '=', true).execute(),
    );
    expect(left).toHaveLength(1);
  } finally {
    await fresh.close();
  }
});
