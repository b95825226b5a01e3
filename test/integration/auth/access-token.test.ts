import { createPublicKey, randomUUID } from 'node:crypto';
import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadKeyring, type Keyring } from '#server/auth/keyring.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { signedIn, type TestAccount } from '#test/support/make-account.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';

let server: TestServer;
let keys: Keyring;
let admin: TestAccount;
let cam: TestAccount;
beforeAll(async () => {
  server = await makeServer();
  keys = await loadKeyring(server.db, { newId: randomUUID, now: 0 });
  admin = await signedIn(server, await server.addMember({ role: 'admin' }));
  cam = await signedIn(server, await server.addMember({ role: 'cam' }));
});
afterAll(() => server.close());

const tokenOf = ({ store }: TestAccount): string => store.state?.tokens?.access ?? '';
const claimsOf = (token: string): JWTPayload =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as JWTPayload;
const ask = async (token: string, path = '/v1/members', scheme = 'Bearer') => {
  const answer = await fetch(`${server.url}${path}`, { headers: { authorization: `${scheme} ${token}` } });
  return { status: answer.status, code: ((await answer.json()) as { code?: string }).code };
};
type Header = { alg?: string; typ?: string; kid?: string };
const sign = (claims: JWTPayload, header: Header = {}, key: Parameters<SignJWT['sign']>[0] = keys.access.privateKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: keys.access.id, ...header }).sign(key);

test('a token that was taken apart and signed again unchanged still opens, so that the bad ones below fail for their own reason', async () => {
  expect(await ask(await sign(claimsOf(tokenOf(admin))))).toMatchObject({ status: 200 });
});

test.each<[string, (claims: JWTPayload) => Promise<string> | string]>([
  ['no signature (alg none)', (claims) => new UnsecuredJWT(claims).encode()],
  [
    'alg none and our header',
    (claims) =>
      `${Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: keys.access.id })).toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`,
  ],
  [
    'our public key as a shared secret',
    (claims) => sign(claims, { alg: 'HS256' }, createPublicKey(keys.access.privateKey).export({ format: 'der', type: 'spki' })),
  ],
  ['the key of somebody else', async (claims) => sign(claims, {}, (await generateKeyPair('EdDSA')).privateKey)],
  ['the name of a key that is not there', (claims) => sign(claims, { kid: randomUUID() })],
  ['no name of a key', (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' }).sign(keys.access.privateKey)],
  ['another issuer', (claims) => sign({ ...claims, iss: 'another' })],
  ['another audience', (claims) => sign({ ...claims, aud: 'another' })],
  ['another kind of token', (claims) => sign(claims, { typ: 'dpop+jwt' })],
  ['no end', ({ exp: _exp, ...claims }) => sign(claims)],
  ['a session that is not there', (claims) => sign({ ...claims, session: randomUUID() })],
  ['the session of another member', (claims) => sign({ ...claims, session: claimsOf(tokenOf(cam))['session'] })],
  ['the device of another member', (claims) => sign({ ...claims, device: claimsOf(tokenOf(cam))['device'] })],
  ['the name of another member', (claims) => sign({ ...claims, sub: String(claimsOf(tokenOf(cam)).sub) })],
  ['another tenant', (claims) => sign({ ...claims, tenant: randomUUID() })],
  ['an id that is no id', (claims) => sign({ ...claims, tenant: "x'; DROP TABLE member; --" })],
  [
    'claims that were changed after signing',
    (claims) => {
      const [head, , signature] = tokenOf(admin).split('.');
      return [head, Buffer.from(JSON.stringify({ ...claims, exp: 9_999_999_999 })).toString('base64url'), signature].join('.');
    },
  ],
])('an access token with %s is refused', async (_what, make) => {
  expect(await ask(await make(claimsOf(tokenOf(admin))))).toEqual({ status: 401, code: 'SIGN_IN_AGAIN' });
});

test('what is no access token at all is as none', async () => {
  for (const token of ['', 'x', 'a.b', 'a.b.c.d', 'x'.repeat(5000)]) expect((await ask(token)).status).toBe(401);
  expect(await ask(tokenOf(admin), '/v1/members', 'Basic')).toEqual({ status: 401, code: 'SIGN_IN_NEEDED' });
  expect((await ask(admin.store.state?.tokens?.refresh ?? '')).status).toBe(401);
});

test('a role that a token claims is not believed', async () => {
  expect(await ask(await sign({ ...claimsOf(tokenOf(cam)), role: 'admin' }))).toEqual({ status: 403, code: 'SYNC_FORBIDDEN' });
});

test('an access token is good for ten minutes by the clock of the server', async () => {
  const made = await signedIn(server, await server.addMember({ role: 'cam' }));
  server.clock.at += 9 * 60_000;
  expect((await ask(tokenOf(made), '/v1/auth/devices')).status).toBe(200);
  server.clock.at += 60_001;
  expect(await ask(tokenOf(made), '/v1/auth/devices')).toEqual({ status: 401, code: 'TOKEN_EXPIRED' });
});

test('a server that starts again knows the tokens of before, and two that start at once have one key', async () => {
  const again = await Promise.all([1, 2, 3].map(() => loadKeyring(server.db, { newId: randomUUID, now: 1 })));
  expect(new Set(again.map(({ serverKey }) => serverKey))).toEqual(new Set([keys.serverKey]));
  expect(new Set(again.map(({ access }) => access.id))).toEqual(new Set([keys.access.id]));
});

test('requests cannot read the keys of the server', async () => {
  const reading = inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) =>
    tx.selectFrom('signing_key').selectAll().execute(),
  );
  await expect(reading).rejects.toThrow(/permission denied/);
});
