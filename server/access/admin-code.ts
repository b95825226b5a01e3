import { createHash } from 'node:crypto';
import { inTenant } from '../db/in-tenant.ts';
import type { ServerDb, ServerTx } from '../db/schema.ts';

// no letters or digits that are taken for each other when read out
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const groups = 5;
const groupSize = 5;

const hashOfCode = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest('hex');

const makeCode = (randomBytes: (count: number) => Uint8Array): string => {
  // bytes beyond the last whole round of letters would make some letters more frequent
  const even = 256 - (256 % letters.length);
  let text = '';
  while (text.length < groups * groupSize) for (const byte of randomBytes(32)) if (byte < even) text += letters[byte % letters.length];
  return Array.from({ length: groups }, (_, at) => text.slice(at * groupSize, (at + 1) * groupSize)).join('-');
};

/**
 * While the tenant has no administrator: a new one-time code that makes whoever knows it the first one; null when there is one. An earlier code stops working.
 * The database keeps its hash alone.
 */
export const newAdminCode = (db: ServerDb, tenantId: string, randomBytes: (count: number) => Uint8Array): Promise<string | null> =>
  inTenant(db, { tenantId, memberId: null }, async (tx) => {
    const admin = await tx.selectFrom('member').select('id').where('role', '=', 'admin').where('is_active', '=', true).executeTakeFirst();
    const code = admin ? null : makeCode(randomBytes);
    await tx
      .updateTable('tenant')
      .set({ admin_code_hash: code === null ? null : hashOfCode(code) })
      .execute();
    return code;
  });

/** Uses the code up; true when it was right. Case, blanks and dashes do not matter. */
export const takeAdminCode = async (tx: ServerTx, code: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('tenant')
    .set({ admin_code_hash: null })
    .where('admin_code_hash', '=', hashOfCode(code))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
