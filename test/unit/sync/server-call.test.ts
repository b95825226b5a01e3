import { expect, test } from 'vitest';
import { createServerCall } from '#core/sync/account/server-call.ts';

test('a question to a server that does not answer ends with the store', async () => {
  const ending = new AbortController();
  const silent: typeof fetch = (_address, init) =>
    new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  const calls = createServerCall({ fetchIt: silent, now: () => 0, ending: ending.signal, onOffset: () => undefined });
  const asked = Promise.allSettled([
    calls.post('https://server.example', '/v1/auth/refresh', {}),
    calls.send('https://server.example', '/v1/push', { signal: new AbortController().signal }),
  ]);
  ending.abort();
  for (const answer of await asked) expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'SERVER_UNREACHABLE' } });
});
