import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inTenant } from '#server/db/in-tenant.ts';
import { AppError, describeError } from '#shared/domain/errors.ts';
import { accept, findInvitation } from './accept.ts';
import type { AuthDeps } from './auth-deps.ts';
import { readForm } from './form.ts';
import { acceptedPage, acceptForm, problemPage, sendPage } from './sign-in-page.ts';

const open = { permission: 'public' };
const Code = z.string().min(16).max(200);
const AcceptFields = z.strictObject({ code: Code, name: z.string().trim().min(1).max(200), password: z.string().max(1024) });

const wordsOf = (error: AppError): string => `${error.message} ${describeError(error.code, error.params).hint}`;

/** The page behind the link of an invitation. The code stands in the query, which the log leaves out. */
export const addInvitationPage = (app: FastifyInstance, auth: AuthDeps): void => {
  const find = (code: string) => inTenant(auth.db, { tenantId: auth.tenantId, memberId: null }, (tx) => findInvitation(auth, tx, code));

  app.get('/v1/auth/invitation', { config: open }, async ({ query }, reply) => {
    const code = Code.safeParse((query as { code?: unknown }).code);
    const invitation = code.success ? await find(code.data) : undefined;
    if (!code.success || !invitation) return sendPage(reply, 400, problemPage(wordsOf(new AppError('INVITATION_BAD'))));
    return sendPage(reply, 200, acceptForm({ code: code.data, name: invitation.name, problem: null }));
  });

  app.post('/v1/auth/invitation', { config: open }, async ({ body }, reply) => {
    const given = readForm(body, AcceptFields);
    try {
      return sendPage(reply, 200, acceptedPage(await accept(auth, given)));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return sendPage(reply, 400, acceptForm({ ...given, problem: wordsOf(error) }));
    }
  });
};
