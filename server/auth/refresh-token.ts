import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { hashOf } from './device-proof.ts';

/**
 * Refresh tokens: `tenant.session.secret`, where the secret is 256 random bits. The server stores the hash of a token, and for a minute its successor sealed so that only
 * who holds the old token can open it: a stolen database gives no token away, and a lost answer can be given again.
 */
export type NamedToken = { tenantId: string; sessionId: string; hash: string };

/** A new token of a session. */
export const newRefreshToken = (tenantId: string, sessionId: string, randomBytes: (count: number) => Uint8Array): string =>
  `${tenantId}.${sessionId}.${Buffer.from(randomBytes(32)).toString('base64url')}`;

const form = /^([\da-f-]{36})\.([\da-f-]{36})\.[\w-]{43}$/;

/** Where a token belongs, and the hash under which it is stored; null for what is not a token. */
export const nameOfRefreshToken = (token: string): NamedToken | null => {
  const [, tenantId, sessionId] = form.exec(token) ?? [];
  return tenantId === undefined || sessionId === undefined ? null : { tenantId, sessionId, hash: hashOf(token) };
};

const keyOf = (token: string): Buffer => Buffer.from(hkdfSync('sha256', token, 'quarterdeck', 'successor of a refresh token', 32));

/** Seals the successor under the token that it follows. */
export const sealSuccessor = (token: string, successor: string, randomBytes: (count: number) => Uint8Array): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), nonce);
  return Buffer.concat([nonce, cipher.update(successor, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
};

/** The successor of the token that it was sealed under. Throws for any other token. */
export const openSuccessor = (token: string, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(token), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
};
