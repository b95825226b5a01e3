import * as client from 'openid-client';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import type { Config } from '#server/config.ts';

type OidcConfig = NonNullable<Config['oidc']>;

/** Who the provider says has signed in. `email` null: the provider did not say, or did not check it. */
export type CompanyPerson = { issuer: string; subject: string; email: string | null; name: string | null; groups: readonly string[] };

/** The company's own sign-in (OpenID Connect, code flow with PKCE and nonce). No token of the provider is kept, or leaves the server. */
export type CompanySignIn = {
  /** Where the browser goes. */
  start(given: { redirectUri: string; state: string; nonce: string; verifier: string }): Promise<string>;
  /** Who came back with this address. Throws SIGN_IN_PROVIDER, whatever is wrong. */
  finish(given: { url: URL; state: string; nonce: string; verifier: string }): Promise<CompanyPerson>;
};

/** Signatures that are believed; never `none`, and never one made with a shared secret. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.string().max(254).optional(),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
  name: z.string().max(200).optional(),
});

const failed = (cause: unknown): AppError => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const detail = /^OAUTH_(AUTHORIZATION_)?RESPONSE/.test(code)
    ? 'it said no'
    : 'what it answered could not be trusted, or it did not answer';
  return new AppError('SIGN_IN_PROVIDER', { detail }, { cause });
};

/** Reads the provider's own description at the first sign-in, and again after a failure, so that the server starts and works without it. */
export const createCompanySignIn = (oidc: OidcConfig): CompanySignIn => {
  let found: Promise<client.Configuration> | null = null;
  const isLocal = new URL(oidc.issuer).protocol === 'http:';
  const discover = async (): Promise<client.Configuration> => {
    const auth = oidc.clientSecret === null ? client.None() : client.ClientSecretBasic(oidc.clientSecret);
    const config = await client.discovery(new URL(oidc.issuer), oidc.clientId, {}, auth, {
      timeout: 10,
      // the signature of an ID token is checked although it comes over TLS from the provider itself
      execute: [client.enableNonRepudiationChecks, ...(isLocal ? [client.allowInsecureRequests] : [])],
    });
    return config;
  };
  const configuration = (): Promise<client.Configuration> =>
    (found ??= discover().catch((error: unknown) => {
      found = null;
      throw error;
    }));

  const groupsOf = (claims: object): string[] => {
    const groups = Object.entries(claims).find(([name]) => name === oidc.groupsClaim)?.[1];
    return (Array.isArray(groups) ? groups : [groups]).filter((group) => typeof group === 'string');
  };

  return {
    start: async ({ redirectUri, state, nonce, verifier }) => {
      try {
        return client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri,
          scope: oidc.scopes,
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }).href;
      } catch (cause) {
        throw failed(cause);
      }
    },
    finish: async ({ url, state, nonce, verifier }) => {
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), url, {
          pkceCodeVerifier: verifier,
          expectedNonce: nonce,
          expectedState: state,
          idTokenExpected: true,
        });
        const [header = ''] = (tokens.id_token ?? '').split('.');
        const { alg } = z.object({ alg: z.string() }).parse(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')));
        if (!algorithms.includes(alg)) throw new Error('the algorithm of the ID token is not believed');
        const raw = tokens.claims() ?? {};
        const claims = Claims.parse(raw);
        const email = claims.email !== undefined && claims.email_verified === true ? claims.email.trim().toLowerCase() : null;
        return { issuer: claims.iss, subject: claims.sub, email, name: claims.name ?? null, groups: groupsOf(raw) };
      } catch (cause) {
        throw failed(cause);
      }
    },
  };
};
