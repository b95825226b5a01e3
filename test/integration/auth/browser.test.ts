import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDeviceKey, proveDevice } from '#core/sync/account/device-key.ts';
import { givePassword, makeAccount, signedIn, testPassword } from '#test/support/make-account.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { makeBrowser, type TestBrowser } from '#test/support/test-browser.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.close());

const text = (): string => randomBytes(32).toString('base64url');
const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code;

/** What the app asks, with what a test wants otherwise; null leaves a field out. */
const authorizeUrl = (verifier: string, other: Record<string, string | null> = {}): string => {
  const fields = {
    response_type: 'code',
    client_id: 'quarterdeck-app',
    redirect_uri: 'http://127.0.0.1:50123/signed-in',
    state: 'the state of the test',
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    ...other,
  };
  const given = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== null);
  return `${server.url}/v1/auth/authorize?${new URLSearchParams(given).toString()}`;
};

/** Signs in up to the code, which nobody waits for. */
const codeFor = async (email: string, verifier: string, browser: TestBrowser = makeBrowser()): Promise<string> => {
  browser.onStep = (address) => (address.startsWith('http://127.0.0.1:50123/') ? null : address);
  const back = await browser.submit(await browser.open(authorizeUrl(verifier)), { email, password: testPassword, totp: '' });
  return new URL(back.url).searchParams.get('code') ?? '';
};

type Swap = { code: string; verifier: string; redirectUri?: string; now?: number; secret?: string; path?: string };
const key = makeDeviceKey();
const deviceId = randomUUID();
const swap = async ({ code, verifier, redirectUri = 'http://127.0.0.1:50123/signed-in', secret = code, path = '/v1/auth/token' }: Swap) => {
  const hello = (await (await fetch(`${server.url}/v1/hello`)).json()) as { key: string };
  const proof = proveDevice(key, { serverKey: hello.key, path, secret, now: server.clock.at, jti: randomUUID() });
  return await fetch(`${server.url}/v1/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, verifier, redirectUri, device: { id: deviceId, name: 'Test', publicKey: key.publicKey }, proof }),
  });
};

test('a person signs in with the browser, and the app has a session', async () => {
  const member = await server.addMember({ role: 'manager' });
  await givePassword(server, member);
  const browser = makeBrowser();
  let last = '';
  const openBrowser = async (address: string): Promise<void> => {
    void browser
      .open(address)
      .then((page) => browser.submit(page, { email: member.email, password: testPassword, totp: '' }))
      .then((page) => {
        last = page.text;
      });
  };
  const { account } = makeAccount(server, { openBrowser });
  await account.connect(server.url);
  const status = await account.signInByBrowser({ signal: AbortSignal.timeout(20_000) });
  expect(status).toMatchObject({ state: 'in', member: { id: member.id, role: 'manager' } });
  expect((await account.request('/v1/auth/devices')).status).toBe(200);
  await expect.poll(() => last).toContain('You are signed in');
  expect(browser.visited.at(-1)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/signed-in\?code=/);
});

test('the page has no script, cannot be framed, is not kept, and tells no other site where it was', async () => {
  const page = await makeBrowser().open(authorizeUrl(text()));
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/<script|\son\w+=/i);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
});

test('a wrong password is said in the form, which can be sent again', async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const browser = makeBrowser();
  browser.onStep = (address) => (address.startsWith('http://127.0.0.1:50123/') ? null : address);
  const again = await browser.submit(await browser.open(authorizeUrl(text())), { email: member.email, password: 'not the one', totp: '' });
  expect(again.status).toBe(401);
  expect(again.text).toContain('do not fit together');
  const back = await browser.submit(again, { email: member.email, password: testPassword, totp: '' });
  expect(back.url).toMatch(/^http:\/\/127\.0\.0\.1:50123\/signed-in\?code=/);
});

test('what is typed is shown as text', async () => {
  const browser = makeBrowser();
  const again = await browser.submit(await browser.open(authorizeUrl(text())), {
    email: '"><b>x</b>@x',
    password: 'not the one',
    totp: '',
  });
  expect(again.text).toContain('&quot;&gt;&lt;b&gt;');
  expect(again.text).not.toContain('<b>');
});

test.each<[string, Record<string, string | null>]>([
  ['another site', { redirect_uri: 'https://evil.example/signed-in' }],
  ['a name of this machine', { redirect_uri: 'http://localhost:50123/signed-in' }],
  ['another address of a machine', { redirect_uri: 'http://127.0.0.2:50123/signed-in' }],
  ['another path', { redirect_uri: 'http://127.0.0.1:50123/other' }],
  ['a path that climbs', { redirect_uri: 'http://127.0.0.1:50123/signed-in/../x' }],
  ['a name in front', { redirect_uri: 'http://127.0.0.1:50123@evil.example/signed-in' }],
  ['a query', { redirect_uri: 'http://127.0.0.1:50123/signed-in?to=evil' }],
  ['a fragment', { redirect_uri: 'http://127.0.0.1:50123/signed-in#x' }],
  ['no port', { redirect_uri: 'http://127.0.0.1/signed-in' }],
  ['another app', { client_id: 'somebody-else' }],
  ['no PKCE', { code_challenge: null, code_challenge_method: null }],
  ['PKCE in the clear', { code_challenge_method: 'plain' }],
  ['a short challenge', { code_challenge: 'abc' }],
  ['no state', { state: null }],
  ['the implicit flow', { response_type: 'token' }],
  ['a field nobody asked for', { request_uri: 'https://evil.example' }],
])('the server does not send a browser back to %s', async (_what, other) => {
  const page = await makeBrowser().open(authorizeUrl(text(), other));
  expect(page.status).toBe(400);
  expect(page.text).toContain('Start it again from the app');
  expect(page.text).not.toContain('<form');
});

test('a form goes on only in the browser that asked for it', async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const page = await makeBrowser().open(authorizeUrl(text()));
  const elsewhere = await makeBrowser().submit(page, { email: member.email, password: testPassword, totp: '' });
  expect(elsewhere.status).toBe(400);
  expect(elsewhere.url).not.toContain('code=');
});

test('a form is good once, and for ten minutes', async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const browser = makeBrowser();
  browser.onStep = (address) => (address.startsWith('http://127.0.0.1:50123/') ? null : address);
  const fields = { email: member.email, password: testPassword, totp: '' };
  const used = await browser.open(authorizeUrl(text()));
  expect((await browser.submit(used, fields)).url).toContain('code=');
  expect((await browser.submit(used, fields)).status).toBe(400);
  const old = await browser.open(authorizeUrl(text()));
  server.clock.at += 10 * 60_000 + 1;
  expect((await browser.submit(old, fields)).status).toBe(400);
});

test('a code without its secret is of no use, and is used up by the attempt', async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const verifier = text();
  const code = await codeFor(member.email, verifier);
  expect(await codeOf(await swap({ code, verifier: text() }))).toBe('SIGN_IN_CODE_BAD');
  expect(await codeOf(await swap({ code, verifier }))).toBe('SIGN_IN_CODE_BAD');
});

test('a code is good for a minute, for its own address, with a proof of its own', async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const verifier = text();
  const late = await codeFor(member.email, verifier);
  server.clock.at += 60_001;
  expect(await codeOf(await swap({ code: late, verifier }))).toBe('SIGN_IN_CODE_BAD');
  const elsewhere = await codeFor(member.email, verifier);
  expect(await codeOf(await swap({ code: elsewhere, verifier, redirectUri: 'http://127.0.0.1:50124/signed-in' }))).toBe('SIGN_IN_CODE_BAD');
  const moved = await codeFor(member.email, verifier);
  expect(await codeOf(await swap({ code: moved, verifier, secret: 'another secret' }))).toBe('DEVICE_PROOF_BAD');
  expect(await codeOf(await swap({ code: moved, verifier, path: '/v1/auth/refresh' }))).toBe('DEVICE_PROOF_BAD');
  expect(await codeOf(await swap({ code: text(), verifier }))).toBe('SIGN_IN_CODE_BAD');
  expect((await swap({ code: moved, verifier })).status).toBe(200);
});

test('a code that comes a second time ends the session that it had opened', async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const verifier = text();
  const code = await codeFor(member.email, verifier);
  const owner = makeDeviceKey();
  const hello = (await (await fetch(`${server.url}/v1/hello`)).json()) as { key: string };
  const ask = () =>
    fetch(`${server.url}/v1/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        code,
        verifier,
        redirectUri: 'http://127.0.0.1:50123/signed-in',
        device: { id: member.id, name: 'Test', publicKey: owner.publicKey },
        proof: proveDevice(owner, { serverKey: hello.key, path: '/v1/auth/token', secret: code, now: server.clock.at, jti: randomUUID() }),
      }),
    });
  const first = (await (await ask()).json()) as { accessToken: string };
  const use = () => fetch(`${server.url}/v1/auth/devices`, { headers: { authorization: `Bearer ${first.accessToken}` } });
  expect((await use()).status).toBe(200);
  expect(await codeOf(await ask())).toBe('SIGN_IN_CODE_BAD');
  expect(await codeOf(await use())).toBe('SIGN_IN_AGAIN');
});

test('the listener of the app takes nothing from another program, and goes on waiting', async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const browser = makeBrowser();
  const statuses: number[] = [];
  const openBrowser = async (address: string): Promise<void> => {
    const asked = new URL(address);
    const listener = asked.searchParams.get('redirect_uri') ?? '';
    const state = asked.searchParams.get('state') ?? '';
    const key = account.status().address;
    for (const query of [
      `?code=evil&state=wrong&iss=${String(key)}`,
      `?code=evil&state=${state}`,
      `?code=evil&state=${state}&iss=another-server`,
      '',
      '?error=access_denied&state=wrong',
    ])
      statuses.push((await fetch(`${listener}${query}`)).status);
    statuses.push((await fetch(listener, { method: 'POST' })).status);
    void browser.open(address).then((page) => browser.submit(page, { email: member.email, password: testPassword, totp: '' }));
  };
  const { account } = makeAccount(server, { openBrowser });
  await account.connect(server.url);
  expect(await account.signInByBrowser({ signal: AbortSignal.timeout(20_000) })).toMatchObject({ state: 'in' });
  expect(statuses).toEqual([400, 400, 400, 400, 400, 400]);
});

test('who gives up in the browser can start again', async () => {
  const { account } = makeAccount(server, { openBrowser: async () => undefined });
  await account.connect(server.url);
  await expect(account.signInByBrowser({ signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ code: 'SIGN_IN_NOT_FINISHED' });
  expect(account.status().state).toBe('never-in');
});

test('a store that belongs to one person is not given to another by the browser', async () => {
  const [first, second] = [await server.addMember({ role: 'cam' }), await server.addMember({ role: 'cam' })];
  await givePassword(server, second);
  const browser = makeBrowser();
  const openBrowser = async (address: string): Promise<void> => {
    void browser.open(address).then((page) => browser.submit(page, { email: second.email, password: testPassword, totp: '' }));
  };
  const { account } = await signedIn(server, first, { openBrowser });
  await expect(account.signInByBrowser({ signal: AbortSignal.timeout(20_000) })).rejects.toMatchObject({
    code: 'SIGN_IN_OTHER_PERSON',
    params: { email: first.email },
  });
  expect(account.status()).toMatchObject({ state: 'in', member: { id: first.id } });
});
