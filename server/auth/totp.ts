import { Secret, TOTP } from 'otpauth';

/** Codes of an authenticator app: six digits, a new one every 30 seconds, SHA-1 as every such app expects. */
const stepSeconds = 30;

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: 'Quarterdeck', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: stepSeconds });

/** A new secret of 160 bits in base32, and the address that an authenticator app reads from it. */
export const newTotp = (email: string, randomBytes: (count: number) => Uint8Array): { secret: string; uri: string } => {
  const secret = new Secret({ buffer: Uint8Array.from(randomBytes(20)).buffer }).base32;
  return { secret, uri: totpOf(secret, email).toString() };
};

/**
 * The step of time to which a code belongs, or null when it is wrong: the current step, one before or one after. `lastStep`: the step of the last code that was taken; no
 * code is taken twice.
 */
export const stepOfCode = (secret: string, code: string, now: number, lastStep: number | null): number | null => {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now, window: 1 });
  if (delta === null) return null;
  const step = Math.floor(now / 1000 / stepSeconds) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
};
