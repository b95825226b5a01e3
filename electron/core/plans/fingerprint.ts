import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { PlanContent } from '#shared/plan/model.ts';
import { signedPart } from '#shared/plan/signed.ts';

/** SHA-256 of what is signed of a version, in hex. */
export const printOf = (content: PlanContent): string =>
  createHash('sha256')
    .update(canonicalJson(signedPart(content)))
    .digest('hex');
