import { createHash } from 'node:crypto';
import { AppError } from '#shared/domain/errors.ts';
import { longestBlob } from '#shared/sync/blobs.ts';
import type { ServerTx } from '../db/schema.ts';
import type { Who } from '../http/permission-guard.ts';
import { tenant } from '../sync/pg-reads.ts';
import { placesOf, requireNamed, requireWriter } from './blob-access.ts';
import { dropChunks, readChunk, whole } from './blob-bytes.ts';

/** How far an upload is: bytes that the server has, and whether it has all of them wherever this member's rows name them. */
export type Progress = { offset: number; isWhole: boolean };

/** An upload that nobody went on with for a week is forgotten. In milliseconds. */
const forgottenAfter = 7 * 86_400_000;

const lockUpload = async (tx: ServerTx, memberId: string, sha256: string, now: number): Promise<number> => {
  await tx
    .insertInto('blob_upload')
    .values({ tenant_id: tenant, member_id: memberId, sha256, received: 0, touched_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('blob_upload')
    .select('received')
    .where('tenant_id', '=', tenant)
    .where('member_id', '=', memberId)
    .where('sha256', '=', sha256)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.received;
};

const endUpload = async (tx: ServerTx, memberId: string, sha256: string): Promise<void> => {
  await dropChunks(tx, sha256, memberId);
  await tx
    .deleteFrom('blob_upload')
    .where('tenant_id', '=', tenant)
    .where('member_id', '=', memberId)
    .where('sha256', '=', sha256)
    .execute();
};

/** Other uploads of this member that were given up. */
const forgetOld = async (tx: ServerTx, memberId: string, now: number): Promise<void> => {
  const old = await tx
    .selectFrom('blob_upload')
    .select('sha256')
    .where('tenant_id', '=', tenant)
    .where('member_id', '=', memberId)
    .where('touched_at', '<', now - forgottenAfter)
    .execute();
  for (const { sha256 } of old) await endUpload(tx, memberId, sha256);
};

const hashOf = async (tx: ServerTx, sha256: string, owner: string): Promise<string> => {
  const hash = createHash('sha256');
  for (let at = 0; ; ) {
    const bytes = await readChunk(tx, sha256, owner, at);
    if (!bytes) return hash.digest('hex');
    hash.update(bytes);
    at += bytes.length;
  }
};

/** What was sent becomes content of its own, unless it is there already. */
const settle = async (tx: ServerTx, memberId: string, sha256: string, bytes: number, now: number): Promise<void> => {
  const made = await tx
    .insertInto('blob')
    .values({ tenant_id: tenant, sha256, bytes, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('sha256')
    .executeTakeFirst();
  if (made)
    await tx
      .updateTable('blob_chunk')
      .set({ owner: whole })
      .where('tenant_id', '=', tenant)
      .where('sha256', '=', sha256)
      .where('owner', '=', memberId)
      .execute();
  await endUpload(tx, memberId, sha256);
};

const addPlaces = async (tx: ServerTx, sha256: string, scopes: readonly string[]): Promise<void> => {
  await tx
    .insertInto('blob_place')
    .values(scopes.map((scope_id) => ({ tenant_id: tenant, scope_id, sha256 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** How far content is, as this member may know. Throws BLOB_UNKNOWN. */
export const readProgress = async (tx: ServerTx, who: Pick<Who, 'memberId'>, sha256: string): Promise<Progress> => {
  const { scopes, bytes } = await requireNamed(tx, who, sha256);
  if ((await placesOf(tx, sha256, scopes)).length === scopes.length) return { offset: bytes, isWhole: true };
  const upload = await tx
    .selectFrom('blob_upload')
    .select('received')
    .where('tenant_id', '=', tenant)
    .where('member_id', '=', who.memberId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return { offset: upload?.received ?? 0, isWhole: false };
};

type Piece = { sha256: string; offset: number; bytes: Buffer };

/**
 * Takes one piece of content, in one transaction. A piece that came before is passed over, so that a lost answer does no harm. With the last one all of it is held against its
 * hash; content that does not match is forgotten, and the answer is an offset of 0. Throws BLOB_UNKNOWN, SYNC_ROLE, BLOB_OFFSET (`expect`), BLOB_TOO_LARGE.
 */
export const takePiece = async (
  tx: ServerTx,
  who: Pick<Who, 'memberId'>,
  { sha256, offset, bytes }: Piece,
  now: number,
): Promise<Progress & { isMismatch: boolean }> => {
  const { memberId } = who;
  const named = await requireNamed(tx, who, sha256);
  await requireWriter(tx, who, named.scopes[0] ?? '');
  if (named.bytes > longestBlob) throw new AppError('BLOB_TOO_LARGE');
  if ((await placesOf(tx, sha256, named.scopes)).length === named.scopes.length)
    return { offset: named.bytes, isWhole: true, isMismatch: false };
  const received = await lockUpload(tx, memberId, sha256, now);
  if (offset > received) throw new AppError('BLOB_OFFSET', { expect: received });
  const fresh = bytes.subarray(Math.min(bytes.length, received - offset));
  const after = received + fresh.length;
  if (after > named.bytes) throw new AppError('BLOB_TOO_LARGE');
  if (received === 0) await forgetOld(tx, memberId, now);
  if (fresh.length > 0)
    await tx.insertInto('blob_chunk').values({ tenant_id: tenant, sha256, owner: memberId, start: received, data: fresh }).execute();
  await tx
    .updateTable('blob_upload')
    .set({ received: after, touched_at: now })
    .where('tenant_id', '=', tenant)
    .where('member_id', '=', memberId)
    .where('sha256', '=', sha256)
    .execute();
  if (after < named.bytes) return { offset: after, isWhole: false, isMismatch: false };
  if ((await hashOf(tx, sha256, memberId)) !== sha256) {
    await endUpload(tx, memberId, sha256);
    return { offset: 0, isWhole: false, isMismatch: true };
  }
  await settle(tx, memberId, sha256, named.bytes, now);
  await addPlaces(tx, sha256, named.scopes);
  return { offset: after, isWhole: true, isMismatch: false };
};
