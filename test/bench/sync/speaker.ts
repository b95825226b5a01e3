import { randomBytes, randomUUID } from 'node:crypto';
import { createAccount } from '#core/sync/account/account.ts';
import type { AccountState } from '#core/sync/account/account-state.ts';
import { benchPassword } from './world.ts';

/** A signed-in device of the bench that speaks the protocol by hand: what a rate costs is then the server's work, not a store's. `authorization`: good for ten minutes. */
export type Speaker = { device: string; authorization: string };

/** Signs in over the real routes, with the real account module and a memory of its own. */
export const signInSpeaker = async (url: string, email: string): Promise<Speaker> => {
  let state: AccountState | null = null;
  let authorization = '';
  const account = createAccount({
    store: {
      read: () => state,
      write: (next) => {
        state = structuredClone(next);
      },
    },
    clock: { now: () => Date.now() },
    newId: randomUUID,
    randomBytes: (count) => randomBytes(count),
    log: () => undefined,
    platform: {
      fetch: (input, init) => {
        authorization = new Headers(init?.headers).get('authorization') ?? authorization;
        return fetch(input, init);
      },
      openBrowser: null,
      user: { device: 'bench' },
    },
  });
  await account.connect(url);
  const { deviceId } = await account.signInByPassword({ email, password: benchPassword });
  await account.request('/v1/devices');
  if (deviceId === null || !authorization.startsWith('Bearer ')) throw new Error('the speaker was not signed in');
  return { device: deviceId, authorization };
};
