import { sql } from 'kysely';
import type { ServerDb } from '../db/schema.ts';

/** Further than any write that the lost database can have seen, so that no number ever means two writes. */
const leap = 1_000_000_000;

/**
 * The database came back from a backup: every tenant gets a new epoch, by which devices notice and send again what was lost, and numbers that were never given before.
 * Answers how many tenants there are.
 */
export const markRestored = async (db: ServerDb, newId: () => string): Promise<number> => {
  const tenants = await db.selectFrom('tenant').select('id').execute();
  await db.transaction().execute(async (tx) => {
    for (const { id } of tenants)
      await sql`INSERT INTO sync_head AS h (id, seq, hlc, epoch) VALUES (${id}, ${leap}, '', ${newId()})
        ON CONFLICT (id) DO UPDATE SET seq = h.seq + ${leap}, epoch = excluded.epoch, backup_seq = NULL`.execute(tx);
  });
  return tenants.length;
};

/** A backup is about to be made: what is written from here on may not be in it. */
export const beginBackup = async (db: ServerDb): Promise<void> => {
  await sql`UPDATE sync_head SET backup_seq = seq`.execute(db);
};

/**
 * A backup is in its safe place: devices need not keep what it holds. It holds what was written before it began, or, when nobody said when that was, everything up to now:
 * then nothing may have been written meanwhile.
 */
export const endBackup = async (db: ServerDb): Promise<void> => {
  await sql`UPDATE sync_head SET safe = greatest(safe, coalesce(backup_seq, seq)), backup_seq = NULL`.execute(db);
};
