import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createAccount } from '#core/sync/account/account.ts';
import type { AccountState } from '#core/sync/account/account-state.ts';
import { AppError } from '#shared/domain/errors.ts';
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
  const signIn = async (): Promise<string | null> => {
    try {
      return (await account.signInByPassword({ email, password: benchPassword })).deviceId;
    } catch (error) {
      // the server slows down who signs in again and again
      if (!(error instanceof AppError) || error.code !== 'SIGN_IN_WAIT') throw error;
      await pause(Number(error.params['seconds']) * 1000);
      return signIn();
    }
  };
  const deviceId = await signIn();
  await account.request('/v1/devices');
  if (deviceId === null || !authorization.startsWith('Bearer ')) throw new Error('the speaker was not signed in');
  return { device: deviceId, authorization };
};
