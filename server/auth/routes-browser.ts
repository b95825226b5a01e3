import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { inTenant } from '#server/db/in-tenant.ts';
import { AppError, describeError } from '#shared/domain/errors.ts';
import { TokenReply, TokenRequest } from '#shared/sync/auth-protocol.ts';
import { beginBrowserSignIn, findAsked, grantCode, swapCode } from './auth-codes.ts';
import type { AuthDeps } from './auth-deps.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import { keepBrowser, readBrowser } from './browser-cookie.ts';
import { type CompanySignIn, createCompanySignIn } from './company-sign-in.ts';
import { memberOfCompany } from './company-member.ts';
import { proveAtTheDoor } from './enter.ts';
import { readForm } from './form.ts';
import { provePerson } from './prove-person.ts';
import { publicAddress } from './public-address.ts';
import { problemPage, sendPage, signInForm } from './sign-in-page.ts';

const open = { permission: 'public' };
const callback = '/v1/auth/company';

const SignInFields = z.strictObject({
  handle: z.string().length(43),
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(1024),
  totp: z
    .string()
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^(\d{6})?$/)),
});

const wordsOf = (error: AppError): string => `${error.message} ${describeError(error.code, error.params).hint}`;

/** A failure as a page; what is no failure of ours goes on to the house. */
const sendProblem = (reply: FastifyReply, error: unknown): FastifyReply => {
  if (!(error instanceof AppError)) throw error;
  return sendPage(reply, 400, problemPage(wordsOf(error)));
};

/** Signing in with a browser: a form for local accounts, or the company's own sign-in; both end with a one-use code that the app swaps for tokens. */
export const addBrowserRoutes = (server: FastifyInstance, auth: AuthDeps): void => {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { oidc } = auth.config;
  const company: CompanySignIn | null = oidc === null ? null : createCompanySignIn(oidc);
  const inside = { tenantId: auth.tenantId, memberId: null };
  const secret = (): string => Buffer.from(auth.randomBytes(32)).toString('base64url');

  app.get('/v1/auth/authorize', { config: open }, async (request, reply) => {
    try {
      const asked = readAuthorizeRequest(request.query);
      const browser = readBrowser(request) ?? secret();
      const ways = company === null ? null : { nonce: secret(), verifier: secret() };
      const handle = await inTenant(auth.db, inside, (tx) => beginBrowserSignIn(auth, tx, asked, browser, ways));
      keepBrowser(request, reply, browser);
      if (company === null || ways === null) return sendPage(reply, 200, signInForm({ handle, email: '', problem: null }));
      const redirectUri = `${publicAddress(auth, request)}${callback}`;
      return await reply.header('cache-control', 'no-store').redirect(await company.start({ ...ways, redirectUri, state: handle }), 303);
    } catch (error) {
      return sendProblem(reply, error);
    }
  });

  app.post('/v1/auth/authorize', { config: open }, async (request, reply) => {
    try {
      if (company !== null) throw new AppError('SIGN_IN_REQUEST_BAD');
      const { handle, email, password, totp } = readForm(request.body, SignInFields);
      const browser = readBrowser(request);
      await inTenant(auth.db, inside, (tx) => findAsked(auth, tx, handle, browser));
      let member: Awaited<ReturnType<typeof provePerson>>;
      try {
        member = await provePerson(auth, { email, password, totp: totp === '' ? undefined : totp, address: request.ip });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return sendPage(reply, 401, signInForm({ handle, email, problem: wordsOf(error) }));
      }
      const back = await inTenant(auth.db, inside, async (tx) =>
        grantCode(auth, tx, await findAsked(auth, tx, handle, browser), member.id),
      );
      return await reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).redirect(back, 303);
    } catch (error) {
      return sendProblem(reply, error);
    }
  });

  app.get(callback, { config: open }, async (request, reply) => {
    try {
      if (company === null) throw new AppError('SIGN_IN_REQUEST_BAD');
      const url = new URL(request.url, publicAddress(auth, request));
      const state = url.searchParams.get('state') ?? '';
      const browser = readBrowser(request);
      const asked = await inTenant(auth.db, inside, (tx) => findAsked(auth, tx, state, browser));
      const person = await company.finish({ url, state, nonce: asked.oidc_nonce ?? '', verifier: asked.oidc_verifier ?? '' });
      const back = await inTenant(auth.db, inside, async (tx) => {
        // once more, and locked: a second answer for the same sign-in finds it gone
        const still = await findAsked(auth, tx, state, browser);
        return await grantCode(auth, tx, still, await memberOfCompany(auth, tx, person));
      });
      return await reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).redirect(back, 303);
    } catch (error) {
      return sendProblem(reply, error);
    }
  });

  app.post(
    '/v1/auth/token',
    { config: open, schema: { body: TokenRequest, response: { 200: TokenReply } } },
    async ({ body, routeOptions }) => {
      const { proof, ...swap } = body;
      const proven = await proveAtTheDoor(auth, { offer: body.device, proof, path: routeOptions.url ?? '', secret: body.code });
      const swapped = await inTenant(auth.db, inside, (tx) => swapCode(auth, tx, swap, proven));
      if ('refused' in swapped) throw swapped.refused;
      return swapped;
    },
  );
};
