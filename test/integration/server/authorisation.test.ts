import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePerson } from '#server/auth/people.ts';
import { revokeDevice } from '#server/auth/devices.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { type Part, parts } from '#server/parts.ts';
import { type MemberRole, memberRoles } from '#shared/access/roles.ts';
import { signedIn } from '#test/support/make-account.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';

const nobody = '018f0000-0000-7000-8000-000000000000';
const admins: readonly MemberRole[] = ['admin'];
const operations: readonly MemberRole[] = ['operations', 'admin'];
const managers: readonly MemberRole[] = ['manager', 'admin'];

/** Who gets past the door: everybody, any active member, or members of these roles. `body`: a whole request, so that nothing but the role is wrong with it. */
type Expected = { for: 'everybody' | 'members' | 'keys' | readonly MemberRole[]; query?: string; body?: object; takesInactive?: true };
const own: Expected = { for: 'members' };

/** Every route but those that are open to everybody, which wall.test.ts lists. A new route is written down here, or this fails. */
const table: Readonly<Record<string, Expected>> = {
  'POST /v1/auth/password': own,
  'POST /v1/auth/recovery-codes': own,
  'POST /v1/auth/totp/start': own,
  'POST /v1/auth/totp/confirm': own,
  'POST /v1/auth/totp/remove': own,
  'GET /v1/auth/devices': { for: admins, query: `?member=${nobody}` },
  'POST /v1/auth/devices/:id/revoke': own,
  'POST /v1/auth/devices/:id/wipe': own,
  'DELETE /v1/auth/devices/:id': own,
  'GET /v1/members': { for: admins },
  'POST /v1/members/invitations': { for: admins, body: { email: 'new@example.com', name: 'New', role: 'cam' } },
  'PATCH /v1/members/:id': { for: admins, body: { name: 'Other' } },
  'POST /v1/push': { for: 'members', takesInactive: true },
  'POST /v1/pull': own,
  'GET /v1/live': own,
  'GET /v1/blobs/:sha256': own,
  'HEAD /v1/blobs/:sha256': own,
  'PUT /v1/blobs/:sha256': own,
  'POST /v1/import/:entity': { for: 'keys' },
  'GET /v1/import/attention': { for: operations },
  'POST /v1/import/attention/:id': { for: operations, body: { set: { name: 'x' } } },
  'POST /v1/import/attention/:id/dismiss': { for: operations },
  'GET /v1/admin/quarantine': { for: managers },
  'POST /v1/admin/quarantine/:id/release': { for: managers },
  'POST /v1/admin/quarantine/:id/drop': { for: managers },
};

const routes = new Map<string, string>();
const listRoutes: Part = (app) =>
  void app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) routes.set(`${one} ${url}`, config?.permission ?? '');
  });

let server: TestServer;
beforeAll(async () => {
  server = await makeServer({ parts: [listRoutes, ...parts] });
}, 60_000);
afterAll(() => server.close());

/** What the server says to a request: its status, and its code when it refuses. */
const ask = async (route: string, authorization: string | null): Promise<{ status: number; code: string }> => {
  const [method = '', url = ''] = route.split(' ');
  const { query = '', body } = table[route] ?? { for: 'everybody' };
  const path = url.replace(':sha256', 'a'.repeat(64)).replace(':entity', 'partner').replace(':id', nobody);
  const headers = authorization === null ? {} : { authorization };
  const json = body ?? (method === 'GET' || method === 'HEAD' ? null : {});
  const stop = new AbortController();
  const answer = await fetch(`${server.url}${path}${query}`, {
    method,
    headers: json === null ? headers : { ...headers, 'content-type': 'application/json' },
    body: json === null ? null : JSON.stringify(json),
    signal: stop.signal,
  });
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = isStream ? '' : await answer.text();
  stop.abort();
  return { status: answer.status, code: text.startsWith('{') ? ((JSON.parse(text) as { code?: string }).code ?? '') : '' };
};

const isOut = ({ status }: { status: number }): boolean => status === 401 || status === 403;
const closed = Object.entries(table);
const bearer = async (role: MemberRole) => {
  const member = await server.addMember({ role, name: `M ${randomUUID()}` });
  const { account, store } = await signedIn(server, member);
  return { member, deviceId: account.status().deviceId ?? '', authorization: `Bearer ${store.state?.tokens?.access ?? ''}` };
};
/** Everything of the table that is not as it says; `isIn` says who should get in. */
const faults = async (authorization: string | null, isIn: (expected: Expected) => boolean): Promise<string[]> => {
  const found: string[] = [];
  for (const [route, expected] of closed) {
    const answer = await ask(route, authorization);
    if (answer.status >= 500 || isOut(answer) === isIn(expected)) found.push(`${route} ${answer.status} ${answer.code}`);
  }
  return found;
};

test('every route that is not open to everybody has its line in the table, and no line is of a route that is gone', () => {
  const found = [...routes].filter(
    ([route, permission]) => permission !== 'public' && !(route.startsWith('HEAD ') && routes.has(route.replace('HEAD', 'GET'))),
  );
  const expected = Object.keys(table).filter((route) => route !== 'HEAD /v1/blobs/:sha256');
  expect(found.map(([route]) => route).sort()).toEqual(expected.sort());
});

test.each(memberRoles)('%s: gets in where the table says and nowhere else', async (role) => {
  const { authorization } = await bearer(role);
  const isIn = ({ for: whom }: Expected): boolean => (typeof whom === 'string' ? whom !== 'keys' : whom.includes(role));
  expect(await faults(authorization, isIn)).toEqual([]);
});

test.each(memberRoles)('%s: a revoked device gets in nowhere, and one whose member is inactive only to leave what waits', async (role) => {
  // one administrator stays, or the last could not be deactivated
  await server.addMember({ role: 'admin', name: `A ${randomUUID()}` });
  const [lost, ended] = [await bearer(role), await bearer(role)];
  const inside = { tenantId: server.tenantId, memberId: null };
  const auth = { ...server.deps, tenantId: server.tenantId };
  await inTenant(server.db, inside, (tx) => revokeDevice(auth, tx, { id: lost.deviceId, by: 'server', wipe: false }));
  expect(await faults(lost.authorization, () => false)).toEqual([]);
  const by = { ...inside, actor: 'server', device: 'server', now: server.clock.at, newId: server.deps.newId };
  await inTenant(server.db, inside, (tx) => changePerson(tx, by, ended.member.id, { isActive: false }));
  expect(await faults(ended.authorization, ({ takesInactive }) => takesInactive === true)).toEqual([]);
});

test('who has no token gets in nowhere', async () => {
  expect(await faults(null, () => false)).toEqual([]);
});

test.each(memberRoles)('%s: a member of another company finds nothing of this one', async (role) => {
  const { member, deviceId } = await bearer('cam');
  const foreign = await server.addMember({ role, tenantId: await server.addTenant(`T ${randomUUID()}`), name: `F ${randomUUID()}` });
  const authorization = await server.tokenFor(foreign);
  const body = JSON.stringify({ name: 'Taken over' });
  const about = [
    ['PATCH', `/v1/members/${member.id}`, body],
    ['POST', `/v1/auth/devices/${deviceId}/revoke`, null],
    ['POST', `/v1/auth/devices/${deviceId}/wipe`, null],
    ['DELETE', `/v1/auth/devices/${deviceId}`, null],
  ] as const;
  for (const [method, path, sent] of about) {
    const headers = sent === null ? { authorization } : { authorization, 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}${path}`, { method, headers, body: sent });
    const isForbidden = answer.status === 403 && role !== 'admin';
    expect([method, path, isForbidden ? 404 : answer.status]).toEqual([method, path, 404]);
  }
  for (const path of ['/v1/members', `/v1/auth/devices?member=${member.id}`, '/v1/admin/quarantine', '/v1/import/attention']) {
    const text = await (await fetch(`${server.url}${path}`, { headers: { authorization } })).text();
    expect([path, text.includes(member.email), text.includes(deviceId)]).toEqual([path, false, false]);
  }
});
