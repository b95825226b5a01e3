import { fingerprintOf } from '#core/qbr/fingerprint.ts';
import type { PlanContent } from '#shared/plan/model.ts';
import { signedPart } from '#shared/plan/signed.ts';

/** SHA-256 of what is signed of a version, in hex. */
export const printOf = (content: PlanContent): string => fingerprintOf(signedPart(content));
