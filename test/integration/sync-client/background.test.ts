import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectedApp } from '#test/support/connect-app.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.close());

test('an app syncs by itself, hears of others, and says when the server is away and back', { timeout: 90_000 }, async () => {
  const member = await server.addMember({ role: 'cam' });
  let isAway = false;
  const flaky: typeof fetch = (...given) => (isAway ? Promise.reject(new TypeError('fetch failed')) : fetch(...given));
  const one = await connectedApp(server, member, { host: 'node', fetch: flaky });
  const other = await connectedApp(server, member, { host: 'node' });
  const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 100 });
  const stateOf = async () => (await one.api('sync.status', {})).state;
  try {
    await one.api('partners.create', { name: 'Meridian' });
    // nobody asked either of them to
    await until(async () => expect((await other.api('partners.list', {})).partners.map(({ name }) => name)).toEqual(['Meridian']));
    await until(async () => expect(await stateOf()).toBe('upToDate'));
    isAway = true;
    await until(async () => expect(await stateOf()).toBe('offline'));
    await one.api('partners.create', { name: 'Made offline' });
    expect(await one.api('sync.status', {})).toMatchObject({ pending: 1, problem: { code: 'SERVER_UNREACHABLE' } });
    isAway = false;
    await until(async () => expect(await stateOf()).toBe('upToDate'));
    await until(async () => expect((await other.api('partners.list', {})).partners).toHaveLength(2));
    expect(one.events.some((event) => event.type === 'sync' && event.status.state === 'offline')).toBe(true);
  } finally {
    await one.close();
    await other.close();
  }
});
