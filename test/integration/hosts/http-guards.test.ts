import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpHost, startHttpHost } from '#host/http/server.ts';
import { createWrittenFiles } from '#host/http/written-files.ts';
import { longestRequest } from '#host/limits.ts';
import { createRendererFiles } from '#host/renderer-files.ts';
import { enterHost } from '#test/support/http-client.ts';
import { makeApp, makeFolder, type TestApp } from '#test/support/make-app.ts';

let app: TestApp;
let host: HttpHost;
let cookie = '';
const [dir, removeFolder] = makeFolder();
const written = createWrittenFiles();

beforeAll(async () => {
  const page = join(dir, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<meta content="__CSP_NONCE__"><title>Quarterdeck</title>');
  writeFileSync(join(page, 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(dir, 'secret.js'), 'not for pages');
  app = await makeApp({ storeDir: join(dir, 'store') });
  host = await startHttpHost({
    core: app.app,
    page: createRendererFiles(page, "'self'"),
    written,
    token: 'the token of this run',
    port: 0,
  });
  ({ cookie } = await enterHost(host.link));
});
afterAll(async () => {
  await host.close();
  await app.close();
  removeFolder();
});

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };
const ask = (path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: host.port, path, method: options.method ?? 'GET', headers: options.headers },
      (answer) => {
        let body = '';
        answer.on('data', (part: Buffer) => {
          body += part.toString();
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
      },
    );
    asked.on('error', reject);
    asked.end(options.body);
  });
const asPage = () => ({ cookie, origin: `http://127.0.0.1:${host.port}`, 'content-type': 'application/json' });
const status = '{"method":"store.status","input":{}}';

test('exchanges the token for a cookie that scripts cannot read and other sites cannot send', async () => {
  const { status: code, headers } = await ask('/?token=the%20token%20of%20this%20run');
  expect(code).toBe(303);
  expect(headers.location).toBe('/');
  expect(headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
});

test.each(['/?token=', '/?token=a%20guess'])('refuses another token: %s', async (path) => {
  const { status: code, headers } = await ask(path);
  expect(code).toBe(401);
  expect(headers['set-cookie']).toBeUndefined();
});

test.each(['/', '/index.html', '/events', '/assets/index-abc.js', '/exports/x'])('shows nothing without the cookie: %s', async (path) => {
  expect((await ask(path)).status).toBe(401);
});

test('answers a call of its own page', async () => {
  const { status: code, body } = await ask('/rpc', { method: 'POST', headers: asPage(), body: status });
  expect(code).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ ok: true, data: { state: 'open' } });
});

test.each([
  ['no cookie', { cookie: '' }, 401],
  ['a page of another origin', { origin: 'https://evil.example' }, 403],
  ['a page of another port', { origin: 'http://127.0.0.1:1' }, 403],
  ['a page without an origin of its own', { origin: 'null' }, 403],
  ['a name that was pointed at this machine', { host: 'evil.example' }, 403],
  ['a request that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a form', { 'content-type': 'text/plain' }, 415],
])('refuses a call with %s', async (_what, headers, code) => {
  expect((await ask('/rpc', { method: 'POST', headers: { ...asPage(), ...headers }, body: status })).status).toBe(code);
});

test('refuses a call that is too long', async () => {
  const headers = { ...asPage(), 'content-length': String(longestRequest + 1) };
  expect((await ask('/rpc', { method: 'POST', headers })).status).toBe(413);
});

test('sends the page under its policy, with a nonce of its own for each load', async () => {
  const [first, second] = [await ask('/', { headers: { cookie } }), await ask('/', { headers: { cookie } })];
  const nonce = /content="([^"]+)"/.exec(first.body)?.[1] ?? '';
  expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  expect(second.body).not.toContain(nonce);
  expect(first.headers['content-security-policy']).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'`,
  );
});

test.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/assets/..%2f..%2fsecret.js',
  '/assets/%00.js',
  '//etc/passwd',
  '/assets/',
  '/nothing.js',
])('serves the files of the page and nothing else: %s', async (path) => {
  const { status: code, body } = await ask(path, { headers: { cookie } });
  expect(code).toBe(404);
  expect(body).not.toContain('not for pages');
});

test('sends a file that the core wrote, for saving, under an id that cannot be guessed', async () => {
  const file = join(dir, 'Hottechi Größe.csv');
  writeFileSync(file, 'a;b');
  const link = written.offer(file);
  expect(link).toMatch(/^\/exports\/[\w-]{24}$/);
  const { status: code, headers, body } = await ask(link, { headers: { cookie } });
  expect([code, body]).toEqual([200, 'a;b']);
  expect(headers['content-disposition']).toBe("attachment; filename*=UTF-8''Hottechi%20Gr%C3%B6%C3%9Fe.csv");
});

test.each(['/exports/', '/exports/unknown', '/exports/../../secret.js', '/exports/..%2f..%2fsecret.js'])(
  'sends no other file: %s',
  async (path) => {
    expect((await ask(path, { headers: { cookie } })).status).toBe(404);
  },
);

test.each(['PUT', 'DELETE', 'OPTIONS'])('does not know %s', async (method) => {
  expect((await ask('/rpc', { method, headers: asPage() })).status).toBe(405);
});
