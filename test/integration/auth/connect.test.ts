import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { serverAddress } from '#core/sync/account/server-address.ts';
import { makeCertificate } from '#test/support/certificate.ts';
import { givePassword, makeAccount, signedIn, testPassword } from '#test/support/make-account.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';

let server: TestServer;
let hello: Record<string, unknown>;
const others: Server[] = [];
beforeAll(async () => {
  server = await makeServer();
  hello = (await (await fetch(`${server.url}/v1/hello`)).json()) as Record<string, unknown>;
});
afterEach(() => {
  for (const other of others.splice(0)) {
    other.closeAllConnections();
    other.close();
  }
});
afterAll(() => server.close());

const listen = async (other: Server): Promise<number> => {
  others.push(other);
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  return (other.address() as AddressInfo).port;
};
/** Another server at an address, which answers everything alike and remembers what it was sent. */
const answering = async (status: number, body: string, type = 'application/json', headers: Record<string, string> = {}) => {
  const heard: string[] = [];
  const port = await listen(
    createServer((request, response) => {
      heard.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(body);
    }),
  );
  return { url: `http://127.0.0.1:${port}`, heard };
};

const portal = '<!doctype html><title>Welcome to the hotel</title><form></form>';

test.each<[string, number, () => string, string]>([
  ['a web page', 200, () => portal, 'text/html'],
  ['a web page that says it is JSON', 200, () => portal, 'application/json'],
  ['something else that speaks JSON', 200, () => '{"product":"another","version":"1"}', 'application/json'],
  ['a list', 200, () => '[]', 'application/json'],
  ['nothing', 200, () => '', 'application/json'],
  ['half an answer', 200, () => JSON.stringify(hello).slice(0, 40), 'application/json'],
  ['our words with a key that is none', 200, () => JSON.stringify({ ...hello, key: 'x' }), 'application/json'],
  ['our words as text', 200, () => JSON.stringify(hello), 'text/plain'],
  ['not found', 404, () => '{}', 'application/json'],
  ['a failure', 500, () => JSON.stringify(hello), 'application/json'],
])('an address where %s answers is not taken for a server of ours', async (_what, status, body, type) => {
  const { url, heard } = await answering(status, body(), type);
  const { account } = makeAccount(server);
  await expect(account.connect(url)).rejects.toMatchObject({ code: 'SERVER_NOT_OURS', params: { server: url } });
  expect(account.status().state).toBe('none');
  expect(heard).toEqual(['GET /v1/hello ']);
});

test('a server of another time says which of the two is older', async () => {
  const newer = await answering(200, JSON.stringify({ ...hello, protocol: 9, oldest: 8 }));
  await expect(makeAccount(server).account.connect(newer.url)).rejects.toMatchObject({ code: 'APP_OLDER' });
  const older = await answering(200, JSON.stringify({ ...hello, protocol: 0, oldest: 0 }));
  await expect(makeAccount(server).account.connect(older.url)).rejects.toMatchObject({ code: 'SERVER_OLDER' });
  const more = await answering(200, JSON.stringify({ ...hello, protocol: 2, moons: ['one'] }));
  expect((await makeAccount(server).account.connect(more.url)).state).toBe('never-in');
});

test('a redirect is not followed: it would take a password along', async () => {
  const { url } = await answering(302, '', 'text/plain', { location: `${server.url}/v1/hello` });
  await expect(makeAccount(server).account.connect(url)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
});

test('nobody at the address is a connection that is missing', async () => {
  const port = await listen(createServer());
  others.pop()?.close();
  await expect(makeAccount(server).account.connect(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
});

test('once connected, a network that wants a sign-in of its own counts as none: tokens stay', async () => {
  const member = await server.addMember({ role: 'cam' });
  let isCaptive = false;
  const fetchIt: typeof fetch = async (input, init) =>
    isCaptive ? new Response(portal, { status: 200, headers: { 'content-type': 'text/html' } }) : fetch(input, init);
  const { account } = await signedIn(server, member, { fetch: fetchIt });
  isCaptive = true;
  server.clock.at += 20 * 60_000;
  await expect(account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  expect(account.status().state).toBe('in');
  isCaptive = false;
  expect((await account.request('/v1/auth/devices')).status).toBe(200);
});

test('a 401 that is not of our server signs nobody out', async () => {
  const member = await server.addMember({ role: 'cam' });
  let proxy = false;
  const fetchIt: typeof fetch = async (input, init) =>
    proxy ? new Response('Proxy authentication required', { status: 401, headers: { 'content-type': 'text/plain' } }) : fetch(input, init);
  const { account } = await signedIn(server, member, { fetch: fetchIt });
  proxy = true;
  await expect(account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  expect(account.status().state).toBe('in');
});

test('a store that belongs to one server goes to no other, and to the same one at a new address', async () => {
  const member = await server.addMember({ role: 'cam' });
  const made = await signedIn(server, member);
  const strange = await makeServer();
  try {
    await expect(made.account.connect(strange.url)).rejects.toMatchObject({ code: 'SERVER_OTHER' });
    expect(made.account.status()).toMatchObject({ state: 'in', address: server.url });
  } finally {
    await strange.close();
  }
  const moved = server.url.replace('127.0.0.1', 'localhost');
  expect(await made.account.connect(moved)).toMatchObject({ state: 'in', address: moved });
  expect((await made.account.request('/v1/auth/devices')).status).toBe(200);
});

test('who only looked at a server can forget it; whose store it is cannot', async () => {
  const made = makeAccount(server);
  await made.account.connect(server.url);
  made.account.disconnect();
  expect(made.account.status().state).toBe('none');
  await expect(made.account.request('/v1/auth/devices')).rejects.toMatchObject({ code: 'SYNC_NOT_CONNECTED' });
  const mine = await signedIn(server, await server.addMember({ role: 'cam' }));
  mine.account.disconnect();
  expect(mine.account.status().state).toBe('in');
});

test('another person does not sign in to this store', async () => {
  const [one, other] = [await server.addMember({ role: 'cam' }), await server.addMember({ role: 'cam' })];
  await givePassword(server, other);
  const made = await signedIn(server, one);
  await expect(made.account.signInByPassword({ email: other.email, password: testPassword })).rejects.toMatchObject({
    code: 'SIGN_IN_OTHER_PERSON',
    params: { email: one.email },
  });
  await made.account.signInByPassword({ email: ` ${one.email.toUpperCase()} `, password: testPassword });
  expect(made.account.status().member?.id).toBe(one.id);
});

const year = 365 * 86_400_000;
/** Our own words over TLS, with a certificate that this process trusts or not. */
const overTls = async (names: string[], from: number, until: number, isTrusted: boolean): Promise<number> => {
  const { cert, key } = makeCertificate({ names, from, until });
  if (isTrusted) setDefaultCACertificates([...getCACertificates('default'), cert]);
  return await listen(
    createTlsServer({ cert, key }, (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(hello));
    }),
  );
};

test.each<[string, string[], number, number, boolean, string]>([
  ['that nobody trusts', ['127.0.0.1'], -year, year, false, 'nobody whom this computer trusts'],
  ['that has run out', ['127.0.0.1'], -2 * year, -year, true, 'has run out'],
  ['that is not valid yet', ['127.0.0.1'], year, 2 * year, true, 'not valid yet'],
  ['for another name', ['sync.example.com'], -year, year, true, 'another name'],
])('a certificate %s is refused in plain words, and there is no way around it', async (_what, names, from, until, isTrusted, detail) => {
  const port = await overTls(names, Date.now() + from, Date.now() + until, isTrusted);
  const { account } = makeAccount(server);
  const failure = await account.connect(`https://127.0.0.1:${port}`).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'SERVER_CERTIFICATE', message: expect.stringContaining(detail) });
});

test('a good certificate is taken, and a server without TLS at an https address is not', async () => {
  const good = await overTls(['127.0.0.1'], Date.now() - year, Date.now() + year, true);
  expect((await makeAccount(server).account.connect(`https://127.0.0.1:${good}`)).state).toBe('never-in');
  const { url } = await answering(200, JSON.stringify(hello));
  const bare = await makeAccount(server)
    .account.connect(url.replace('http:', 'https:'))
    .catch((error: unknown) => error);
  expect(bare).toMatchObject({ code: 'SERVER_CERTIFICATE', message: expect.stringContaining('does not speak a protected connection') });
});

test.each([
  ['sync.example.com', 'https://sync.example.com'],
  [' https://Sync.Example.com/some/path?x=1 ', 'https://sync.example.com'],
  ['http://127.0.0.1:8480', 'http://127.0.0.1:8480'],
  ['http://localhost:8480/', 'http://localhost:8480'],
  ['sync.example.com:8480', 'https://sync.example.com:8480'],
  ['localhost:8480', 'http://localhost:8480'],
  ['127.0.0.1:8480', 'http://127.0.0.1:8480'],
  ['localhost.evil.example', 'https://localhost.evil.example'],
])('the address %s is read as %s', (text, address) => {
  expect(serverAddress(text)).toBe(address);
});

test.each([
  ['', 'SERVER_ADDRESS'],
  ['not an address', 'SERVER_ADDRESS'],
  ['ftp://sync.example.com', 'SERVER_ADDRESS'],
  ['javascript:alert(1)', 'SERVER_ADDRESS'],
  ['https://ada:secret@sync.example.com', 'SERVER_ADDRESS'],
  ['http://sync.example.com', 'SERVER_NOT_PROTECTED'],
  ['http://127.0.0.1.evil.example', 'SERVER_NOT_PROTECTED'],
])('the address "%s" is refused with %s', (text, code) => {
  expect(() => serverAddress(text)).toThrow(expect.objectContaining({ code }));
});
