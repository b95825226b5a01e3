import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { memberRoles } from '#shared/access/roles.ts';
import type { Keyring } from './keyring.ts';

const type = 'at+jwt';
const audience = 'quarterdeck';

/** What an access token says. `generation`: which refresh of the session it came with. */
const Claims = z.object({
  tenant: z.uuid(),
  sub: z.uuid(),
  device: z.uuid(),
  session: z.uuid(),
  generation: z.int(),
  role: z.enum(memberRoles),
  permissions: z.int(),
});
export type AccessClaims = z.infer<typeof Claims>;

/** A new access token that runs for `life` seconds from `now`, in milliseconds since 1970. */
export const issueAccessToken = async (keys: Keyring, { sub, ...claims }: AccessClaims, now: number, life: number): Promise<string> => {
  const seconds = Math.floor(now / 1000);
  return await new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', typ: type, kid: keys.access.id })
    .setSubject(sub)
    .setIssuer(keys.serverKey)
    .setAudience(audience)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + life)
    .sign(keys.access.privateKey);
};

/** Reads an access token of ours. Throws TOKEN_EXPIRED when it has run out and SIGN_IN_AGAIN when it is not one: other algorithms, issuers, audiences, kinds and keys. */
export const readAccessToken = async (keys: Keyring, token: string, now: number): Promise<AccessClaims> => {
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => keys.publicKey(kid ?? ''), {
      algorithms: ['EdDSA'],
      issuer: keys.serverKey,
      audience,
      typ: type,
      currentDate: new Date(now),
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    return Claims.parse(payload);
  } catch (cause) {
    const hasExpired = cause instanceof Error && 'code' in cause && cause.code === 'ERR_JWT_EXPIRED';
    throw new AppError(hasExpired ? 'TOKEN_EXPIRED' : 'SIGN_IN_AGAIN', {}, { cause });
  }
};
