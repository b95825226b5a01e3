import { expect, test, vi } from 'vitest';
import { type Part, parts } from '#server/parts.ts';
import { makeServer } from '#test/support/make-server.ts';

vi.setConfig({ testTimeout: 120_000 });

type Route = { method: string; url: string; permission: string };

/** Every route that the server has, and what each asks for. */
const listRoutes =
  (into: Route[]): Part =>
  (app) =>
    void app.addHook('onRoute', ({ method, url, config }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') into.push({ method: one, url, permission: config?.permission ?? '' });
    });

/** What watches the server: routes of the house itself, made before those of its parts. */
const ofTheHouse = ['GET /health', 'GET /metrics', 'GET /ready'];

test('every route that is not open to everybody refuses who is not signed in, before it looks at what was sent', async () => {
  const routes: Route[] = [];
  const server = await makeServer({ parts: [listRoutes(routes), ...parts] });
  const closed = routes.filter(({ permission }) => permission !== 'public');
  expect(closed.length).toBeGreaterThan(5);
  const faults: string[] = [];
  for (const { method, url } of closed) {
    const path = url.replaceAll(/:\w+/g, '018f0000-0000-7000-8000-000000000000');
    for (const authorization of [undefined, 'Bearer no.such.token', 'Basic YWRtaW46YWRtaW4='])
      for (const payload of [undefined, { role: 'admin', tenant_id: server.tenantId }]) {
        const answer = await server.app.inject({
          method: method as 'GET',
          url: path,
          ...(payload && method !== 'GET' ? { payload } : {}),
          headers: { ...(authorization === undefined ? {} : { authorization }) },
        });
        if (answer.statusCode !== 401) faults.push(`${method} ${url} ${authorization ?? ''} ${answer.statusCode}`);
      }
  }
  expect(faults).toEqual([]);
  await server.close();
});

// what a device needs before it is signed in; each new one is a decision
test('only these routes are open to everybody', async () => {
  const routes: Route[] = [];
  const server = await makeServer({ parts: [listRoutes(routes), ...parts] });
  const found = routes.filter(({ permission }) => permission === 'public').map(({ method, url }) => `${method} ${url}`);
  expect([...found, ...ofTheHouse].sort()).toMatchInlineSnapshot(`
    [
      "GET /health",
      "GET /metrics",
      "GET /ready",
      "GET /v1/auth/authorize",
      "GET /v1/auth/company",
      "GET /v1/auth/invitation",
      "GET /v1/hello",
      "POST /v1/auth/accept",
      "POST /v1/auth/authorize",
      "POST /v1/auth/invitation",
      "POST /v1/auth/login",
      "POST /v1/auth/logout",
      "POST /v1/auth/recover",
      "POST /v1/auth/refresh",
      "POST /v1/auth/token",
      "POST /v1/auth/wiped",
    ]
  `);
  await server.close();
});
