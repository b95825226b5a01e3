import { expect, test } from 'vitest';
import { makeServer } from '#test/support/make-server.ts';

const open = { config: { permission: 'public' } };

test('a request that is under way is answered while the server stops, and none after it comes in', async () => {
  let arrived = (): void => undefined;
  const isThere = new Promise<void>((resolve) => (arrived = resolve));
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const server = await makeServer({
    parts: [
      (app) =>
        void app.get('/v1/slow', open, async () => {
          arrived();
          await released;
          return { done: true };
        }),
    ],
  });
  const slow = fetch(`${server.url}/v1/slow`);
  await isThere;
  const closed = server.close();
  await expect(fetch(`${server.url}/health`)).rejects.toThrow('fetch failed');
  release();
  const answer = await slow;
  expect([answer.status, await answer.json()]).toEqual([200, { done: true }]);
  await closed;
});
