import { createHash } from 'node:crypto';
import { AppError } from '#shared/domain/errors.ts';
import { appClientId } from '#shared/sync/auth-protocol.ts';
import { listenForBrowser } from './loopback.ts';

/** How long a person may take in the browser, in milliseconds. */
const patience = 10 * 60_000;

/** What the browser brought back, with what is needed to swap it for tokens. */
export type BrowserCode = { code: string; verifier: string; redirectUri: string };

/** `open` shows an address in the system's browser; `randomText` is 256 random bits in base64url. */
export type BrowserSignIn = {
  address: string;
  serverKey: string;
  open(address: string): Promise<void>;
  randomText(): string;
  signal: AbortSignal;
};

/**
 * Lets a person sign in with the system's browser (RFC 8252, PKCE): never in a window of ours. The code comes back to a listener on this machine and is of no use without
 * the secret that stays here. Throws SIGN_IN_NOT_FINISHED.
 */
export const signInWithBrowser = async ({ address, serverKey, open, randomText, signal }: BrowserSignIn): Promise<BrowserCode> => {
  const verifier = randomText();
  const state = randomText();
  const given = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const loopback = await listenForBrowser({ state, issuer: serverKey, signal: given });
  try {
    const url = new URL('/v1/auth/authorize', address);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: appClientId,
      redirect_uri: loopback.redirectUri,
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString();
    await open(url.href).catch((cause: unknown) => {
      throw new AppError('SIGN_IN_NOT_FINISHED', {}, { cause });
    });
    return { code: await loopback.code, verifier, redirectUri: loopback.redirectUri };
  } finally {
    loopback.close();
  }
};
