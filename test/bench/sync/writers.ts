import pg from 'pg';
import { quantile, rounded } from '#test/support/bench.ts';
import { atLeast, type PartResult } from './part.ts';
import type { BenchWorld } from './world.ts';

const writers = 16;
const seconds = 5;

type Written = { writes: number; lost: number; lag: number[] };

/** Writers that pause between their writes and their commit, and a reader that follows a cursor. */
const follow = async (
  world: BenchWorld,
  write: (client: pg.Client, at: number) => Promise<void>,
  read: (client: pg.Client, cursor: number) => Promise<Array<{ id: string; place: number }>>,
): Promise<Written> => {
  const clients = await Promise.all(
    Array.from({ length: writers + 1 }, async () => {
      const client = new pg.Client({ connectionString: world.databaseUrl });
      await client.connect();
      return client;
    }),
  );
  const [reader, ...writing] = clients;
  if (!reader) throw new Error('no reader');
  const committed = new Map<string, number>();
  const seen = new Set<string>();
  const lag: number[] = [];
  const until = performance.now() + seconds * 1000;
  let isOver = false;
  const work = writing.map(async (client, writer) => {
    for (let at = 0; performance.now() < until; at++) {
      await write(client, writer * 1_000_000 + at);
      committed.set(`w${writer * 1_000_000 + at}`, performance.now());
    }
  });
  let cursor = 0;
  const look = async (): Promise<void> => {
    for (const { id, place } of await read(reader, cursor)) {
      cursor = Math.max(cursor, place);
      seen.add(id);
      const at = committed.get(id);
      if (at !== undefined) lag.push(performance.now() - at);
    }
  };
  const reading = (async () => {
    while (!isOver) {
      await look();
      await new Promise((resume) => setTimeout(resume, 5));
    }
  })();
  await Promise.all(work);
  isOver = true;
  await reading;
  await look();
  for (const client of clients) await client.end();
  return { writes: committed.size, lost: [...committed.keys()].filter((id) => !seen.has(id)).length, lag };
};

/** One in a hundred writers stays 80 ms inside its transaction, the others up to 3 ms. */
const pauseOf = (at: number): number => (at % 100 === 7 ? 0.08 : (at % 4) / 1000);

/**
 * Sixteen writers in one company: writes a second under the counter that is taken last, against those under a plain sequence, which is faster and loses what
 * commits late. `lost` must be 0; `unsafe_lost` says why the sequence will not do.
 */
export const writersAtOnce = async (world: BenchWorld): Promise<PartResult> => {
  await world.query('CREATE TABLE IF NOT EXISTS unsafe_row (seq bigserial PRIMARY KEY, id text NOT NULL)');
  await world.query('TRUNCATE unsafe_row');
  const unsafe = await follow(
    world,
    async (client, at) => {
      await client.query('BEGIN');
      await client.query('INSERT INTO unsafe_row (id) VALUES ($1)', [`w${at}`]);
      await client.query('SELECT pg_sleep($1)', [pauseOf(at)]);
      await client.query('COMMIT');
    },
    async (client, cursor) =>
      (await client.query('SELECT id, seq::int AS place FROM unsafe_row WHERE seq > $1 ORDER BY seq', [cursor])).rows,
  );
  const begin = async (client: pg.Client): Promise<void> => {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.tenant', $1, true)`, [world.tenantId]);
  };
  const ours = await follow(
    world,
    async (client, at) => {
      await begin(client);
      await client.query('SELECT pg_sleep($1)', [pauseOf(at)]);
      // the statement that takes the number is the last but the write itself, as in a push
      await client.query(
        `WITH taken AS (UPDATE sync_head SET seq = seq + 1 WHERE id = $1 RETURNING seq), told AS (SELECT set_config('sync.seq', seq::text, true), seq FROM taken)
         INSERT INTO synced_row (tenant_id, tbl, id, scope_id, ver, deleted, fields, clocks) SELECT $1, 'bench', $2, 'partner:bench', seq, false, '{}', '{}' FROM told`,
        [world.tenantId, `w${at}`],
      );
      await client.query('COMMIT');
    },
    async (client, cursor) => {
      await begin(client);
      const { rows } = await client.query(
        `SELECT id, ver::int AS place FROM synced_row WHERE tenant_id = $1 AND scope_id = 'partner:bench' AND ver > $2 ORDER BY ver`,
        [world.tenantId, cursor],
      );
      await client.query('COMMIT');
      return rows;
    },
  );
  const result = atLeast(0.4, ours.writes / seconds, unsafe.writes / seconds, {
    lost: ours.lost,
    unsafe_lost: unsafe.lost,
    lag_p99_ms: rounded(quantile(ours.lag, 0.99)),
  });
  return { ...result, ok: result.ok && ours.lost === 0 };
};
