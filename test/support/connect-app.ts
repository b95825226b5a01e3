import type { Platform } from '#core/deps.ts';
import { givePassword, testPassword } from './make-account.ts';
import { makeApp, type TestApp } from './make-app.ts';
import type { TestMember, TestServer } from './make-server.ts';

/** Signs an app in at a test server as a member; the member's password is set on the way. */
export const signIn = async (app: TestApp, server: TestServer, member: TestMember, bringAlong = true): Promise<void> => {
  await givePassword(server, member);
  await app.api('sync.signIn', { address: server.url, email: member.email, password: testPassword, bringAlong });
};

/** A new app with its own store, signed in as a member; it syncs when it is told to. */
export const connectedApp = async (
  server: TestServer,
  member: TestMember,
  platform: Partial<Platform> = {},
  storeDir?: string,
): Promise<TestApp> => {
  const app = await makeApp({ today: '2026-11-20', platform, ...(storeDir === undefined ? {} : { storeDir }) });
  await signIn(app, server, member);
  return app;
};
