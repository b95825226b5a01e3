import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLive } from '#server/sync/live.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { edit, makeCompany } from './company.ts';
import { type Device, newDevice } from './device.ts';

/** Listens until `until` is true of the text heard so far. */
const listen = async (
  server: TestServer,
  device: Device,
  until: (text: string) => boolean,
  opened = (): void => undefined,
): Promise<string> => {
  const stop = new AbortController();
  const response = await fetch(`${server.url}/v1/live`, { headers: { authorization: device.token }, signal: stop.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  opened();
  let text = '';
  for await (const bytes of response.body ?? []) {
    text += Buffer.from(bytes).toString();
    if (until(text)) break;
  }
  stop.abort();
  return text;
};

test('tells every device of the tenant the new head, and nothing else', async () => {
  const { server, anna, ben, partner, devices } = await makeCompany();
  const tenantId = await server.addTenant('Other');
  const foreign = await newDevice(server, await server.addMember({ role: 'cam', tenantId }));
  const listeners = [await newDevice(server, anna), await newDevice(server, ben)];
  const heard = listeners.map((device) => listen(server, device, (text) => text.includes('"h":2')));
  const other = listen(server, foreign, (text) => text.includes('"h":0'));
  await devices.anna.push(edit('partner', partner, partner, 1, { country: 'DE' }));
  for (const text of await Promise.all(heard)) {
    expect(text.split('\n\n').filter((line) => line !== '')).toEqual(expect.arrayContaining(['data: {"h":2}']));
    expect(text.replaceAll(/data: \{"h":[012]\}\n\n/g, '')).toBe('');
  }
  expect(await other).toBe('data: {"h":0}\n\n');
  await server.close();
});

test('asks once for all who listen, says that it lives, and ends what is open too long', { timeout: 30_000 }, async () => {
  const { server } = await makeCompany();
  let now = 0;
  let asked = 0;
  server.deps.pool.on('acquire', () => {
    asked += 1;
  });
  const failures: unknown[] = [];
  const live = createLive(
    server.db,
    () => now,
    { every: 20, keepAlive: 1000, longest: 5000 },
    (error) => failures.push(error),
  );
  const port = createServer((_request, reply) => {
    reply.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.flushHeaders();
    live.listen(server.tenantId, reply);
  });
  await new Promise<void>((resolve) => port.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(port.address() as AddressInfo).port}`;
  const open = Array.from({ length: 50 }, async () => (await fetch(url)).text());
  while (live.count() < 50) await wait(5);
  asked = 0;
  await wait(300);
  // fifteen turns or so, each of one question for all fifty
  expect(asked).toBeLessThan(20);
  now = 1500;
  for (const from = asked; asked < from + 3; ) await wait(5);
  now = 9000;
  for (const text of await Promise.all(open)) expect(text).toBe('data: {"h":1}\n\n:\n\n');
  expect(live.count()).toBe(0);
  live.stop();
  port.close();
  expect(failures).toEqual([]);
  await server.close();
});

test('lets nobody listen who is not signed in, and ends with the server', async () => {
  const server = await makeServer();
  const member = await server.addMember({ role: 'viewer' });
  expect((await fetch(`${server.url}/v1/live`)).status).toBe(401);
  const response = await fetch(`${server.url}/v1/live`, { headers: { authorization: (await newDevice(server, member)).token } });
  const text = response.text();
  await server.close();
  expect(await text).not.toContain('error');
});
