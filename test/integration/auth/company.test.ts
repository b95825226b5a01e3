import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inTenant } from '#server/db/in-tenant.ts';
import { makeAccount } from '#test/support/make-account.ts';
import { makeIssuer, type Tamper, type TestIssuer } from '#test/support/make-issuer.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { makeBrowser, type TestBrowser } from '#test/support/test-browser.ts';

let issuer: TestIssuer;
let server: TestServer;

const serverFor = (config: { groupRoles?: Array<readonly [string, 'cam' | 'manager' | 'admin']> } = {}): Promise<TestServer> =>
  makeServer({
    config: {
      oidc: {
        issuer: issuer.url,
        clientId: issuer.clientId,
        clientSecret: issuer.clientSecret,
        scopes: 'openid email profile',
        groupsClaim: 'groups',
        groupRoles: config.groupRoles ?? [
          ['channel', 'cam'],
          ['channel-leads', 'manager'],
        ],
      },
    },
  });

beforeAll(async () => {
  issuer = await makeIssuer();
  server = await serverFor();
  issuer.trust(`${server.url}/v1/auth/company`);
});
afterAll(async () => {
  await server.close();
  await issuer.close();
});
let people = 0;
beforeEach(() => {
  people += 1;
  issuer.tamper = null;
  issuer.person = {
    sub: `subject-${people}`,
    email: `person.${people}@example.com`,
    email_verified: true,
    name: `Person ${people}`,
    groups: ['channel'],
  };
});

type Page = Awaited<ReturnType<TestBrowser['open']>>;

/** Signs in as the issuer's person. `page`: where the browser stood at the end. */
const signIn = async (browser = makeBrowser(), at: TestServer = server) => {
  const pages: Page[] = [];
  const gaveUp = new AbortController();
  const openBrowser = async (address: string): Promise<void> => {
    void browser.open(address).then((page) => {
      pages.push(page);
      // the app would wait for the person to try again
      if (!page.url.includes('/signed-in?')) gaveUp.abort();
    });
  };
  const made = makeAccount(at, { openBrowser });
  await made.account.connect(at.url);
  const failure = await made.account.signInByBrowser({ signal: AbortSignal.any([gaveUp.signal, AbortSignal.timeout(20_000)]) }).then(
    () => null,
    (error: unknown) => error,
  );
  return { ...made, failure, page: pages[0] };
};

const members = async (at: TestServer = server) =>
  inTenant(at.db, { tenantId: at.tenantId, memberId: null }, (tx) => tx.selectFrom('member').selectAll().orderBy('created_at').execute());

test('somebody whose group has a role signs in with the company account, and is the same member the next time', async () => {
  const first = await signIn();
  expect(first.failure).toBeNull();
  expect(first.account.status()).toMatchObject({
    state: 'in',
    member: { email: issuer.person.email, name: issuer.person.name, role: 'cam' },
  });
  const again = await signIn();
  expect(again.account.status().member?.id).toBe(first.account.status().member?.id);
});

test('the role follows the groups, the greatest of them, and who is in none is out', async () => {
  const first = await signIn();
  issuer.person = { ...issuer.person, groups: ['channel', 'channel-leads', 'something else'] };
  expect((await signIn()).account.status()).toMatchObject({ member: { role: 'manager' } });
  const [member] = (await members()).filter(({ id }) => id === first.account.status().member?.id);
  expect(member).toMatchObject({ role: 'manager', permission_version: 2 });
  issuer.person = { ...issuer.person, groups: [] };
  const out = await signIn();
  expect(out.failure).toMatchObject({ code: 'SIGN_IN_NOT_FINISHED' });
  expect(out.page?.text).toContain('has not let you in');
});

test('a member who was there before is found by the address, only when the provider has checked it', async () => {
  const member = await server.addMember({ role: 'cam' });
  issuer.person = { ...issuer.person, email: member.email, email_verified: false };
  expect((await signIn()).failure).toMatchObject({ code: 'SIGN_IN_NOT_FINISHED' });
  issuer.person = { ...issuer.person, email_verified: true };
  expect((await signIn()).account.status().member?.id).toBe(member.id);
});

test('who was deactivated does not come in by the company', async () => {
  const first = await signIn();
  await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) =>
    tx
      .updateTable('member')
      .set({ is_active: false })
      .where('id', '=', first.account.status().member?.id ?? '')
      .execute(),
  );
  const out = await signIn();
  expect(out.failure).toMatchObject({ code: 'SIGN_IN_NOT_FINISHED' });
  expect(out.page?.text).toContain('deactivated');
});

test('without roles by group an administrator decides who comes in', async () => {
  const strict = await serverFor({ groupRoles: [] });
  try {
    issuer.trust(`${strict.url}/v1/auth/company`);
    expect((await signIn(makeBrowser(), strict)).failure).toMatchObject({ code: 'SIGN_IN_NOT_FINISHED' });
    const member = await strict.addMember({ role: 'rep' });
    issuer.person = { ...issuer.person, email: member.email };
    expect((await signIn(makeBrowser(), strict)).account.status().member).toMatchObject({ id: member.id, role: 'rep' });
  } finally {
    await strict.close();
    issuer.trust(`${server.url}/v1/auth/company`);
  }
});

/** Changes the ID token: its claims, or how it is signed. */
const idToken =
  (change: (claims: JWTPayload) => Promise<string> | string): Tamper =>
  async (path, body) => {
    if (path !== '/token' || typeof body['id_token'] !== 'string') return body;
    const claims = JSON.parse(Buffer.from(body['id_token'].split('.')[1] ?? '', 'base64url').toString('utf8')) as JWTPayload;
    return { ...body, id_token: await change(claims) };
  };
const signedAs = (claims: JWTPayload, alg = 'RS256', key: CryptoKey | Uint8Array = issuer.key): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg, kid: 'test-key' }).sign(key);
const without = (claims: JWTPayload, name: string): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));

test('a token that was taken apart and signed again unchanged still opens, so that the bad ones below fail for their own reason', async () => {
  issuer.tamper = idToken((claims) => signedAs(claims));
  expect((await signIn()).failure).toBeNull();
});

test.each<[string, () => Tamper]>([
  ['another issuer in it', () => idToken((claims) => signedAs({ ...claims, iss: 'https://evil.example' }))],
  ['no issuer in it', () => idToken((claims) => signedAs(without(claims, 'iss')))],
  ['another audience', () => idToken((claims) => signedAs({ ...claims, aud: 'somebody-else' }))],
  ['no audience', () => idToken((claims) => signedAs(without(claims, 'aud')))],
  ['two audiences and another authorized party', () => idToken((claims) => signedAs({ ...claims, aud: ['quarterdeck', 'x'], azp: 'x' }))],
  ['another nonce', () => idToken((claims) => signedAs({ ...claims, nonce: 'another' }))],
  ['no nonce', () => idToken((claims) => signedAs(without(claims, 'nonce')))],
  ['a time that is over', () => idToken((claims) => signedAs({ ...claims, exp: Math.floor(Date.now() / 1000) - 3600 }))],
  ['no end', () => idToken((claims) => signedAs(without(claims, 'exp')))],
  ['no subject', () => idToken((claims) => signedAs(without(claims, 'sub')))],
  ['a time that has not begun', () => idToken((claims) => signedAs({ ...claims, nbf: Math.floor(Date.now() / 1000) + 3600 }))],
  ['no signature (alg none)', () => idToken((claims) => new UnsecuredJWT(claims).encode())],
  ['the signature of another key', () => idToken(async (claims) => signedAs(claims, 'RS256', (await generateKeyPair('RS256')).privateKey))],
  [
    'the public key as a shared secret (key confusion)',
    () => idToken((claims) => signedAs(claims, 'HS256', Buffer.from(JSON.stringify({ ...issuer.jwk, d: undefined })))),
  ],
  ['the client secret as the key (HS256)', () => idToken((claims) => signedAs(claims, 'HS256', Buffer.from(issuer.clientSecret)))],
  [
    'claims that were changed after signing',
    () =>
      idToken(async (claims) => {
        const [head, , signature] = (await signedAs(claims)).split('.');
        return [head, Buffer.from(JSON.stringify({ ...claims, sub: 'administrator' })).toString('base64url'), signature].join('.');
      }),
  ],
  [
    'a key that it brings along itself',
    () =>
      idToken(async (claims) => {
        const { privateKey, publicKey } = await generateKeyPair('RS256');
        return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(publicKey) }).sign(privateKey);
      }),
  ],
  [
    'no ID token at all',
    () => async (path, body) => (path === '/token' ? Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'id_token')) : body),
  ],
  ['something that is no token', () => idToken(() => 'not.a.token')],
])('an answer of the provider with %s lets nobody in', async (_what, tamper) => {
  const before = (await members()).length;
  issuer.tamper = tamper();
  const { failure, page, account } = await signIn();
  expect(failure).toMatchObject({ code: 'SIGN_IN_NOT_FINISHED' });
  expect(page?.status).toBe(400);
  expect(page?.text).toContain('The sign-in of your company did not work');
  expect(page?.text).not.toContain(issuer.clientSecret);
  expect(account.status().state).toBe('never-in');
  expect((await members()).length).toBe(before);
});

/** A browser whose way back to the server is changed. */
const onTheWayBack = (change: (url: URL) => URL): TestBrowser => {
  const browser = makeBrowser();
  browser.onStep = (address) => (address.startsWith(`${server.url}/v1/auth/company`) ? change(new URL(address)).href : address);
  return browser;
};
const changed = (name: string, value: string | null) => (url: URL) => {
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return url;
};

test.each<[string, (url: URL) => URL]>([
  ['another state', changed('state', 'x'.repeat(43))],
  ['no state', changed('state', null)],
  ['the name of another issuer (mix-up)', changed('iss', 'https://evil.example')],
  ['another code', changed('code', 'x'.repeat(43))],
  ['no code', changed('code', null)],
  ['an error in its place', (url) => changed('error', 'access_denied')(changed('code', null)(url))],
])('a browser that comes back with %s is not let in', async (_what, change) => {
  const { failure, page } = await signIn(onTheWayBack(change));
  expect(failure).toMatchObject({ code: 'SIGN_IN_NOT_FINISHED' });
  expect(page?.status).toBe(400);
});

test('an answer that was meant for another browser is not taken (login CSRF)', async () => {
  const attacker = makeBrowser();
  let caught = '';
  attacker.onStep = (address) => {
    if (!address.startsWith(`${server.url}/v1/auth/company`)) return address;
    caught = address;
    return null;
  };
  const { failure } = await signIn(attacker);
  expect(failure).toMatchObject({ code: 'SIGN_IN_NOT_FINISHED' });
  const victim = await makeBrowser().open(caught);
  expect(victim.status).toBe(400);
});

test('an answer that comes twice is taken once', async () => {
  let caught = '';
  const browser = makeBrowser();
  browser.onStep = (address) => {
    if (address.startsWith(`${server.url}/v1/auth/company`)) caught = address;
    return address;
  };
  expect((await signIn(browser)).failure).toBeNull();
  expect((await browser.open(caught)).status).toBe(400);
});

test('a code of the provider that was made for another sign-in is of no use without its secret', async () => {
  let stolen = '';
  const thief = makeBrowser();
  thief.onStep = (address) => {
    if (!address.startsWith(`${server.url}/v1/auth/company`)) return address;
    stolen = new URL(address).searchParams.get('code') ?? '';
    return null;
  };
  await signIn(thief);
  expect(stolen).not.toBe('');
  const { failure } = await signIn(onTheWayBack(changed('code', stolen)));
  expect(failure).toMatchObject({ code: 'SIGN_IN_NOT_FINISHED' });
});

test('with the company connected, nobody signs in by a form of ours in the browser', async () => {
  const answer = await fetch(`${server.url}/v1/auth/authorize`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ handle: 'x'.repeat(43), email: 'a@example.com', password: 'p', totp: '' }).toString(),
  });
  expect(answer.status).toBe(400);
});

test('while the provider is down, who is signed in goes on, and others are told', async () => {
  const lonely = await makeIssuer();
  const at = await makeServer({
    config: {
      oidc: {
        issuer: lonely.url,
        clientId: 'x',
        clientSecret: null,
        scopes: 'openid',
        groupsClaim: 'groups',
        groupRoles: [['channel', 'cam']],
      },
    },
  });
  try {
    lonely.trust(`${at.url}/v1/auth/company`);
    await lonely.close();
    const { failure, page } = await signIn(makeBrowser(), at);
    expect(failure).toMatchObject({ code: 'SIGN_IN_NOT_FINISHED' });
    expect(page?.text).toContain('The sign-in of your company did not work');
    const { signedIn } = await import('#test/support/make-account.ts');
    const local = await signedIn(at, await at.addMember({ role: 'cam' }));
    expect((await local.account.request('/v1/auth/devices')).status).toBe(200);
  } finally {
    await at.close();
  }
});
