import { sql } from 'kysely';
import type { Hlc } from '#shared/sync/clock.ts';
import type { ServerTx } from '../db/schema.ts';
import { tenant } from './pg-reads.ts';

/**
 * Takes the tenant's next number and keeps the counter until the transaction ends, so that numbers come in the order of commits. Take it last, after every other lock;
 * rows and grants can only be written under the number that was taken. `hlc`: the greatest stamp of what is written, none for the server's own writes.
 */
export const takeNumber = async (tx: ServerTx, hlc: Hlc = ''): Promise<number> => {
  const { rows } = await sql<{ seq: number }>`
    WITH taken AS (
      INSERT INTO sync_head AS h (id, seq, hlc, epoch) VALUES (${tenant}, 1, ${hlc}, current_setting('app.tenant'))
      ON CONFLICT (id) DO UPDATE SET seq = h.seq + 1, hlc = greatest(h.hlc, excluded.hlc) RETURNING seq)
    SELECT seq, set_config('sync.seq', seq::text, true) FROM taken`.execute(tx);
  const [taken] = rows;
  if (!taken) throw new Error('the counter gave no number');
  return taken.seq;
};
