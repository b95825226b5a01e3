import { createHash } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { ProofClaims, PublicKey, proofType } from '#shared/sync/auth-protocol.ts';

/** How old, or how far ahead, a proof may be by the server's clock, in milliseconds. */
export const proofWindow = 5 * 60_000;

const ProofHeader = z.strictObject({ alg: z.literal('EdDSA'), typ: z.literal(proofType), jwk: PublicKey });

/** SHA-256 in base64url: how secrets are stored and named. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** What a good proof says: whose key signed it, and its one-time name. */
export type Proven = { publicKey: string; jti: string };

/**
 * Checks a device's proof: the key in its header signed it, for this server, this path, this secret, and just now. `publicKey` of the answer is the `x` of the key; the
 * caller compares it with the device's. Throws DEVICE_PROOF_BAD, which never says what was wrong.
 */
export const checkProof = async (
  proof: string,
  { serverKey, path, secret, now }: { serverKey: string; path: string; secret: string; now: number },
): Promise<Proven> => {
  try {
    const { jwk } = ProofHeader.parse(decodeProtectedHeader(proof));
    const { payload } = await compactVerify(proof, await importJWK(jwk, 'EdDSA'), { algorithms: ['EdDSA'] });
    const claims = ProofClaims.parse(JSON.parse(Buffer.from(payload).toString('utf8')));
    const isRight =
      claims.aud === serverKey && claims.htu === path && claims.ath === hashOf(secret) && Math.abs(claims.iat * 1000 - now) <= proofWindow;
    if (!isRight) throw new Error('the proof is for something else');
    return { publicKey: jwk.x, jti: claims.jti };
  } catch (cause) {
    throw new AppError('DEVICE_PROOF_BAD', {}, { cause });
  }
};
