import type { ServerDeps } from '#server/deps.ts';
import type { Part } from '#server/parts.ts';
import type { AuthDeps } from './auth-deps.ts';
import { authenticate } from './authenticate.ts';
import { loadKeyring } from './keyring.ts';
import { createPasswordHasher } from './password.ts';
import { takeForms } from './form.ts';
import { addAccountRoutes } from './routes-account.ts';
import { addBrowserRoutes } from './routes-browser.ts';
import { addDeviceRoutes } from './routes-device.ts';
import { addInvitationPage } from './routes-invitation.ts';
import { addMemberRoutes } from './routes-members.ts';
import { addSessionRoutes } from './routes-session.ts';

const authDeps = async (deps: ServerDeps): Promise<AuthDeps> => {
  const { id: tenantId } = await deps.db.selectFrom('tenant').select('id').orderBy('created_at').orderBy('id').executeTakeFirstOrThrow();
  const keys = await loadKeyring(deps.db, { newId: deps.newId, now: deps.clock.now() });
  return { ...deps, tenantId, keys, hasher: createPasswordHasher(deps.randomBytes, deps.passwordCost) };
};

/** Signing in: says who asks on every request, and has the routes of accounts and devices. */
export const addAuth: Part = async (app, deps) => {
  const auth = await authDeps(deps);
  app.addHook('onRequest', async (request) => {
    const who = await authenticate(auth, request);
    if (who) request.who = who;
  });
  // devices tell the time by this, whatever their own clock says
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-quarterdeck-now', deps.clock.now());
  });
  addSessionRoutes(app, auth);
  addAccountRoutes(app, auth);
  addMemberRoutes(app, auth);
  addDeviceRoutes(app, auth);
  // only our own pages send forms, and only here are they understood
  await app.register(async (pages) => {
    takeForms(pages);
    addBrowserRoutes(pages, auth);
    addInvitationPage(pages, auth);
  });
};
