import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { QbrRow } from './rows.ts';

/** SHA-256 of a package as it is kept, in hex. */
export const fingerprintOf = (kept: unknown): string => createHash('sha256').update(canonicalJson(kept)).digest('hex');

/**
 * Whether a frozen package still is what its fingerprint says. Null where nothing is frozen, or was before there were fingerprints; what is no JSON any more is not
 * intact in any case.
 */
export const isIntact = ({
  frozen_package: kept,
  frozen_print: print,
}: Pick<QbrRow, 'frozen_package' | 'frozen_print'>): boolean | null => {
  if (kept === null) return null;
  try {
    const parsed: unknown = JSON.parse(kept);
    return print === null ? null : fingerprintOf(parsed) === print;
  } catch {
    return false;
  }
};
