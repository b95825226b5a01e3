import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer } from '#test/support/make-server.ts';
import { type SelfSigned, selfSigned } from '#test/support/self-signed.ts';

let dir = '';
let made: SelfSigned;
const files = () => ({ certFile: join(dir, 'cert.pem'), keyFile: join(dir, 'key.pem') });
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'quarterdeck-tls-'));
  made = selfSigned({ from: Date.UTC(2020, 0, 1), to: Date.UTC(2049, 0, 1) });
  writeFileSync(files().certFile, made.cert);
  writeFileSync(files().keyFile, made.key);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Status and headers of a request that trusts this certificate alone; the name of the failure when it is not that one. */
const ask = (url: string, ca?: string): Promise<{ status: number | undefined; headers: Record<string, unknown> } | string> =>
  new Promise((resolve) => {
    request(url, { ...(ca === undefined ? {} : { ca }), agent: false }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, headers: answer.headers });
    })
      .once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
      .end();
  });

test('speaks TLS with the certificate of its files, and tells browsers to stay with it', async () => {
  const server = await makeServer({ config: { tls: files() } });
  const url = server.url.replace('http:', 'https:');
  expect(await ask(`${url}/ready`, made.cert)).toMatchObject({
    status: 200,
    headers: { 'strict-transport-security': expect.stringContaining('max-age') },
  });
  expect(await ask(`${url}/ready`)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  await expect(fetch(`${server.url}/ready`)).rejects.toThrow('fetch failed');
  await server.close();
});

test('does not start with a certificate that is not there, and says so', async () => {
  const started = makeServer({ config: { tls: { ...files(), certFile: join(dir, 'none.pem') } } });
  await expect(started).rejects.toMatchObject({ code: 'SERVER_CONFIG' });
});

test('does not start with a key of another certificate, and says so', async () => {
  const keyFile = join(dir, 'other.pem');
  writeFileSync(keyFile, selfSigned({ from: 0, to: 1 }).key);
  await expect(makeServer({ config: { tls: { ...files(), keyFile } } })).rejects.toMatchObject({ code: 'SERVER_CONFIG' });
});
