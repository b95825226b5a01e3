import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildServer } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { openDatabase } from '#server/db/open.ts';
import type { Part } from '#server/parts.ts';
import { AppError } from '#shared/domain/errors.ts';
import { makeServer } from '#test/support/make-server.ts';

const open = { config: { permission: 'public' } };
const withRoute = (add: Part) => makeServer({ parts: [add] });

test('does not start with a route that does not say who may call it', async () => {
  const started = withRoute((app) => void app.get('/v1/planted', async () => ({})));
  await expect(started).rejects.toMatchObject({ code: 'SERVER_ROUTE', params: { route: 'GET /v1/planted' } });
});

test('does not start with a route that takes fields nobody asked for', async () => {
  const loose = { ...open, schema: { body: z.object({ name: z.string() }) } };
  const started = withRoute((app) => void app.post('/v1/planted', loose, async () => ({})));
  await expect(started).rejects.toMatchObject({ code: 'SERVER_ROUTE', params: { detail: 'takes any field in its body' } });
});

test('asks for a signed-in member on every route that is not public', async () => {
  const server = await withRoute((app) => void app.get('/v1/mine', { config: { permission: 'sync' } }, async ({ who }) => who));
  const without = await server.app.inject('/v1/mine');
  expect([without.statusCode, without.json().code]).toEqual([401, 'SIGN_IN_NEEDED']);
  const member = await server.addMember({ role: 'cam' });
  const answer = await server.app.inject({ url: '/v1/mine', headers: { authorization: await server.tokenFor(member) } });
  expect(answer.json()).toMatchObject({ tenantId: server.tenantId, memberId: member.id });
  await server.close();
});

test('answers every failure with code, sentence, next step and the number of the request', async () => {
  const server = await withRoute(
    (app) => void app.get('/v1/fails', open, async () => Promise.reject(new AppError('RECORD_NOT_FOUND', { entity: 'deal' }))),
  );
  const answer = await server.app.inject('/v1/fails');
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toEqual({
    code: 'RECORD_NOT_FOUND',
    message: 'This deal is no longer here.',
    hint: expect.stringMatching(/./),
    params: { entity: 'deal' },
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
  });
  await server.close();
});

test('keeps what went wrong inside to the log', async () => {
  const server = await withRoute(
    (app) => void app.get('/v1/fails', open, async () => Promise.reject(new Error('the secret of the house'))),
  );
  const answer = await server.app.inject('/v1/fails');
  expect([answer.statusCode, answer.json().code]).toEqual([500, 'INTERNAL']);
  expect(answer.body).not.toContain('secret');
  expect(server.log()).toContain('the secret of the house');
  expect(server.log()).toContain(answer.json().requestId);
  await server.close();
});

test.each([
  ['a field too many', { payload: { name: 'a', role: 'admin' } }, 400, 'REQUEST_INVALID'],
  ['a field too few', { payload: {} }, 400, 'REQUEST_INVALID'],
  ['a body that is no JSON', { payload: '{"name":', headers: { 'content-type': 'application/json' } }, 400, 'REQUEST_INVALID'],
  ['another media type', { payload: '<a/>', headers: { 'content-type': 'text/xml' } }, 415, 'REQUEST_INVALID'],
  ['a body above its limit', { payload: { name: 'x'.repeat(1024 * 1024) } }, 413, 'REQUEST_TOO_LARGE'],
])('refuses %s', async (_what, request, status, code) => {
  const schema = { body: z.strictObject({ name: z.string() }) };
  const server = await withRoute((app) => void app.post('/v1/names', { ...open, schema }, async () => ({})));
  const answer = await server.app.inject({ method: 'POST', url: '/v1/names', ...request });
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  await server.close();
});

test('says that it is busy, and when to come again, while the database is down', async () => {
  const nobody = { tenantId: crypto.randomUUID(), memberId: null };
  const dead = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', poolSize: 1 });
  const server = await makeServer();
  const app = await buildServer({ ...server.deps, ...dead }, [
    (it) => void it.get('/v1/one', open, () => inTenant(dead.db, nobody, (tx) => sql`SELECT 1`.execute(tx))),
  ]);
  for (const url of ['/v1/one', '/ready']) {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'SERVER_BUSY', '2']);
  }
  expect((await app.inject('/health')).statusCode).toBe(200);
  await app.close();
  await dead.db.destroy();
  await server.close();
});

test('asks those to wait who ask too often', async () => {
  const server = await makeServer({ parts: [(app) => void app.get('/v1/open', open, async () => ({}))], config: { requestsPerMinute: 3 } });
  const answers = [];
  for (let count = 0; count < 5; count += 1) answers.push(await server.app.inject('/v1/open'));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429, 429]);
  expect(answers[4]?.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', params: { seconds: 60 } });
  await server.close();
});

test('writes no secret and no body into the log', async () => {
  const server = await withRoute((app) => {
    app.post('/v1/sign-in', open, async (request) => {
      request.log.info({ password: 'pass-1', token: 'token-1', member: { refreshToken: 'refresh-1' } }, 'signed in');
      return {};
    });
  });
  await server.app.inject({
    method: 'POST',
    url: '/v1/sign-in?code=query-1',
    headers: { authorization: 'Bearer header-1' },
    payload: { password: 'body-1' },
  });
  expect(server.log()).toContain('/v1/sign-in');
  for (const secret of ['pass-1', 'token-1', 'refresh-1', 'query-1', 'header-1', 'body-1']) expect(server.log()).not.toContain(secret);
  await server.close();
});

test('answers its figures to this machine, and to others by the token alone', async () => {
  const server = await makeServer();
  const mine = await server.app.inject('/metrics');
  expect(mine.headers['content-type']).toContain('text/plain');
  expect(mine.body).toContain('quarterdeck_database_connections{state="all"}');
  expect((await server.app.inject({ url: '/metrics', remoteAddress: '10.0.0.9' })).statusCode).toBe(401);
  await server.close();
  const guarded = await makeServer({ config: { metricsToken: 'a long token here' } });
  expect((await guarded.app.inject('/metrics')).statusCode).toBe(401);
  expect((await guarded.app.inject({ url: '/metrics', headers: { authorization: 'Bearer a long token here' } })).statusCode).toBe(200);
  await guarded.close();
});

test.each([
  [{ QUARTERDECK_PORT: 'high' }, 'QUARTERDECK_PORT'],
  [{ DATABASE_URL: 'mysql://here' }, 'DATABASE_URL'],
  [{ QUARTERDECK_TLS_CERT: 'cert.pem' }, 'QUARTERDECK_TLS_KEY: certificate and key go together'],
  [{ OIDC_ISSUER: 'https://id.example.com' }, 'OIDC_CLIENT_ID: issuer and client id go together'],
  [{ QUARTERDECK_TRUST_PROXY: 'maybe' }, 'QUARTERDECK_TRUST_PROXY'],
])('says what is wrong with the configuration %j', (environment, words) => {
  expect(() => readConfig(environment)).toThrow(words);
});
