import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { BlobStore } from './blob-store.ts';

/** So long the bytes of a file that was removed stay, so that it can be put back. In milliseconds. */
const keptFor = 30 * 86_400_000;

// named by a row, or by a row of a partner that is still here, that was removed and can come back
const unnamed = `sha256 NOT IN (SELECT sha256 FROM attachment) AND sha256 NOT IN (SELECT sha256 FROM deck_template)
  AND sha256 NOT IN (SELECT json_extract(before, '$.sha256') FROM history WHERE entity = 'attachment' AND before IS NOT NULL AND after IS NULL AND at > ?
    AND partner_id IN (SELECT id FROM partner))`;

const hashes = (sqlite: Sqlite, where: string): Set<string> =>
  new Set((prepared(sqlite, `SELECT sha256 FROM blob WHERE ${where}`).all() as Array<{ sha256: string }>).map(({ sha256 }) => sha256));

/**
 * Brings the bytes on this device in line with its rows: what no row names goes, and what is not there is no longer said to be. Runs when a store opens and after a
 * partner has left the device. `now` in milliseconds.
 */
export const tidyBlobs = (writeHandle: Sqlite, blobs: BlobStore, now: number): void => {
  const gone = prepared(writeHandle, `SELECT sha256 FROM blob WHERE ${unnamed}`).all(now - keptFor) as Array<{ sha256: string }>;
  const forget = prepared(writeHandle, 'DELETE FROM blob WHERE sha256 = ?');
  for (const { sha256 } of gone) {
    blobs.remove(sha256);
    forget.run(sha256);
  }
  // a store that came back from a backup without its files
  for (const sha256 of hashes(writeHandle, `state <> 'wanted'`)) if (!blobs.has(sha256)) forget.run(sha256);
  // content whose row was never written stays a while: another state of this store, set aside, may name it
  blobs.tidy(hashes(writeHandle, `state <> 'wanted'`), hashes(writeHandle, `state = 'wanted'`), now - keptFor);
};
