import { AppError } from '#shared/domain/errors.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { ServerDb } from '#server/db/schema.ts';
import { hashOfKey, tenantOfKey } from './key-text.ts';

/** An API key that asks. `entities` null: it may bring everything. */
export type FeedKey = { tenantId: string; id: string; name: string; entities: readonly string[] | null };

/** The key as it stands now, and counts the use. Throws FEED_KEY_UNKNOWN for one that is not known or was revoked. */
export const findKey = async (db: ServerDb, key: string, now: number): Promise<FeedKey> => {
  const tenantId = tenantOfKey(key);
  if (tenantId === null) throw new AppError('FEED_KEY_UNKNOWN');
  const found = await inTenant(db, { tenantId, memberId: null }, (tx) =>
    tx
      .updateTable('api_key')
      .set((row) => ({ uses: row('uses', '+', 1), used_at: now }))
      .where('hash', '=', hashOfKey(key))
      .where('revoked_at', 'is', null)
      .returning(['id', 'name', 'entities'])
      .executeTakeFirst(),
  );
  if (!found) throw new AppError('FEED_KEY_UNKNOWN');
  return { tenantId, ...found };
};
