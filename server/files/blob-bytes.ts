import type { ServerTx } from '../db/schema.ts';
import { tenant } from '../sync/pg-reads.ts';

/** The owner of chunks that are whole content. */
export const whole = '';

/** The bytes that stand at `at`, up to the end of their chunk; null when there are none. */
export const readChunk = async (tx: ServerTx, sha256: string, owner: string, at: number): Promise<Buffer | null> => {
  const row = await tx
    .selectFrom('blob_chunk')
    .select(['start', 'data'])
    .where('tenant_id', '=', tenant)
    .where('sha256', '=', sha256)
    .where('owner', '=', owner)
    .where('start', '<=', at)
    .orderBy('start', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && row.start + row.data.length > at ? row.data.subarray(at - row.start) : null;
};

/** Takes all chunks of an owner away. */
export const dropChunks = async (tx: ServerTx, sha256: string, owner: string): Promise<void> => {
  await tx.deleteFrom('blob_chunk').where('tenant_id', '=', tenant).where('sha256', '=', sha256).where('owner', '=', owner).execute();
};
