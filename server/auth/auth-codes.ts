import { createHash, timingSafeEqual } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { ServerTables, ServerTx } from '#server/db/schema.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { DeviceOffer, TokenReply } from '#shared/sync/auth-protocol.ts';
import type { AuthDeps } from './auth-deps.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { hashOf, type Proven } from './device-proof.ts';
import { endSessions } from './end-sessions.ts';
import { enter } from './enter.ts';
import { noteAuth } from './note.ts';
import { nameOfRefreshToken } from './refresh-token.ts';
import { readMember } from './sessions.ts';

/** How long a person may take in the browser, and how long the code is good after that, in milliseconds. */
const askedLife = 10 * 60_000;
const codeLife = 60_000;

export type AuthCodeRow = Selectable<ServerTables['auth_code']>;

const same = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
const newSecret = ({ randomBytes }: AuthDeps): string => Buffer.from(randomBytes(32)).toString('base64url');

/** Remembers a sign-in that starts in a browser; answers its handle. `browser`: the secret in the browser's cookie, so that it can only go on in that browser. */
export const beginBrowserSignIn = async (
  auth: AuthDeps,
  tx: ServerTx,
  request: AuthorizeRequest,
  browser: string,
  oidc: { nonce: string; verifier: string } | null,
): Promise<string> => {
  const handle = newSecret(auth);
  const now = auth.clock.now();
  // used codes are kept for a while: one that comes back ends what it had opened
  await tx
    .deleteFrom('auth_code')
    .where('expires_at', '<', now - 86_400_000)
    .execute();
  await tx
    .insertInto('auth_code')
    .values({
      tenant_id: auth.tenantId,
      hash: hashOf(handle),
      stage: 'asked',
      redirect_uri: request.redirect_uri,
      state: request.state,
      challenge: request.code_challenge,
      browser_hash: hashOf(browser),
      oidc_nonce: oidc?.nonce ?? null,
      oidc_verifier: oidc?.verifier ?? null,
      expires_at: now + askedLife,
    })
    .execute();
  return handle;
};

/** The sign-in that goes on: known by its handle, in the browser that started it. Throws SIGN_IN_REQUEST_BAD. */
export const findAsked = async ({ clock }: AuthDeps, tx: ServerTx, handle: string, browser: string | null): Promise<AuthCodeRow> => {
  const row = await tx
    .selectFrom('auth_code')
    .selectAll()
    .where('hash', '=', hashOf(handle))
    .where('stage', '=', 'asked')
    .where('expires_at', '>=', clock.now())
    .forUpdate()
    .executeTakeFirst();
  if (!row || browser === null || !same(row.browser_hash, hashOf(browser))) throw new AppError('SIGN_IN_REQUEST_BAD');
  return row;
};

/** Lets a proven person in: the address that takes the browser back to the app, with a one-use code. */
export const grantCode = async (auth: AuthDeps, tx: ServerTx, asked: AuthCodeRow, memberId: string): Promise<string> => {
  const code = newSecret(auth);
  await tx
    .updateTable('auth_code')
    .set({
      hash: hashOf(code),
      stage: 'granted',
      member_id: memberId,
      oidc_nonce: null,
      oidc_verifier: null,
      expires_at: auth.clock.now() + codeLife,
    })
    .where('hash', '=', asked.hash)
    .execute();
  const back = new URL(asked.redirect_uri);
  back.search = new URLSearchParams({ code, state: asked.state, iss: auth.keys.serverKey }).toString();
  return back.href;
};

type Swap = { code: string; verifier: string; redirectUri: string; device: DeviceOffer };

/**
 * Swaps a code for a session. A code is looked at once: a wrong verifier uses it up, and one that comes a second time ends the session that it had opened.
 * What is refused is answered, not thrown, so that it is kept.
 */
export const swapCode = async (
  auth: AuthDeps,
  tx: ServerTx,
  { code, verifier, redirectUri, device }: Swap,
  proven: Proven,
): Promise<TokenReply | { refused: AppError }> => {
  const refused = { refused: new AppError('SIGN_IN_CODE_BAD') };
  const row = await tx
    .selectFrom('auth_code')
    .selectAll()
    .where('hash', '=', hashOf(code))
    .where('stage', '!=', 'asked')
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.member_id === null) return refused;
  const now = auth.clock.now();
  if (row.stage === 'swapped') {
    if (row.session_id !== null) await endSessions(tx, { sessionId: row.session_id }, 'its code came back', now);
    await noteAuth(auth, tx, { event: 'sign-in.code-replayed', about: row.member_id });
    return refused;
  }
  const keep = (sessionId: string | null) =>
    tx.updateTable('auth_code').set({ stage: 'swapped', session_id: sessionId }).where('hash', '=', row.hash).execute();
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  if (now > row.expires_at || redirectUri !== row.redirect_uri || !same(challenge, row.challenge)) {
    await keep(null);
    return refused;
  }
  const member = await readMember(tx, row.member_id);
  if (!member?.is_active) return { refused: new AppError('MEMBER_INACTIVE') };
  const entered = await enter(auth, tx, member, device, proven);
  await keep('refused' in entered ? null : (nameOfRefreshToken(entered.refreshToken)?.sessionId ?? null));
  return entered;
};
