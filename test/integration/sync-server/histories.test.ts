import { expect, test } from 'vitest';
import { makeServer } from '#test/support/make-server.ts';
import { runHistory } from '../../simulation/history.ts';
import { onPostgres } from '../../simulation/on-postgres.ts';

test.each([11, 12, 13, 14, 15, 16])(
  'history %i keeps every property on PostgreSQL as it does in memory',
  { timeout: 180_000 },
  async (seed) => {
    const server = await makeServer();
    try {
      const changed = { serverRestore: false, reassign: true, tombstones: true, collide: 0 };
      const { failure } = await runHistory(seed, { changed, elsewhere: onPostgres(server) });
      expect(failure).toBeNull();
    } finally {
      await server.close();
    }
  },
);
