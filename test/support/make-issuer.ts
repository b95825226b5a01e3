import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider from 'oidc-provider';

/** Who signs in at the test issuer next; claims as the issuer gives them. */
export type IssuerPerson = { sub: string; email?: string; email_verified?: boolean; name?: string; groups?: string[] };

/** Changes an answer of the issuer on its way: `path` of the request, its JSON. */
export type Tamper = (path: string, body: Record<string, unknown>) => Record<string, unknown> | Promise<Record<string, unknown>>;

export type TestIssuer = {
  url: string;
  clientId: string;
  clientSecret: string;
  person: IssuerPerson;
  /** Null: as it is. */
  tamper: Tamper | null;
  /** Its real signing key, for tampered tokens that are signed right. */
  key: CryptoKey;
  jwk: JWK;
  /** Opens it to a client that comes back to this address. */
  trust(redirectUri: string): void;
  close(): Promise<void>;
};

const clientId = 'quarterdeck';
const clientSecret = 'a client secret of the tests';

const readBack = async (url: string, request: IncomingMessage, response: ServerResponse, tamper: Tamper): Promise<void> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const headers = Object.entries(request.headers).filter(
    ([name]) => !['host', 'connection', 'content-length', 'accept-encoding'].includes(name),
  );
  const answer = await fetch(`${url}${request.url ?? ''}`, {
    method: request.method ?? 'GET',
    headers: headers.map(([name, value]) => [name, String(value)] as [string, string]),
    redirect: 'manual',
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? 'text/plain';
  const isJson = type.startsWith('application/json') || type.startsWith('application/jwk-set+json');
  const body = isJson
    ? JSON.stringify(await tamper(new URL(request.url ?? '/', url).pathname, JSON.parse(text) as Record<string, unknown>))
    : text;
  const location = answer.headers.get('location');
  for (const cookie of answer.headers.getSetCookie()) response.appendHeader('set-cookie', cookie);
  response.writeHead(answer.status, { 'content-type': type, ...(location === null ? {} : { location }) });
  response.end(body);
};

/** A real OpenID provider on this machine that asks nobody anything: whoever comes is `person`. */
export const makeIssuer = async (): Promise<TestIssuer> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'test-key' };
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer: TestIssuer = {
    url,
    clientId,
    clientSecret,
    person: { sub: 'nobody' },
    tamper: null,
    key: privateKey,
    jwk,
    trust: (redirectUri) => {
      const provider = new Provider(url, {
        clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], grant_types: ['authorization_code'] }],
        jwks: { keys: [jwk] },
        claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
        conformIdTokenClaims: false,
        pkce: { required: () => true },
        cookies: { keys: ['cookies of the tests'] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
        findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ ...issuer.person, sub }) }),
        ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
      });
      const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
        const { prompt, params } = await provider.interactionDetails(request, response);
        const grant = new provider.Grant({ accountId: issuer.person.sub, clientId: params.client_id });
        grant.addOIDCScope('openid email profile');
        const result = prompt.name === 'login' ? { login: { accountId: issuer.person.sub } } : { consent: { grantId: await grant.save() } };
        await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
      };
      const honest = provider.callback();
      handle = (request, response) => {
        const isBare = request.headers['x-test-bare'] !== undefined;
        if (request.url?.startsWith('/interaction/')) return void interact(request, response);
        if (issuer.tamper === null || isBare) return honest(request, response);
        request.headers['x-test-bare'] = 'yes';
        void readBack(url, request, response, issuer.tamper);
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return issuer;
};
