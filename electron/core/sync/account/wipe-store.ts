import type { Log } from '#core/deps.ts';
import type { StorePaths } from '#core/store/files.ts';
import type { WipeOrder } from '#shared/sync/auth-protocol.ts';
import type { AccountState } from './account-state.ts';
import { destroyData, destroyKeys } from './destroy-store.ts';
import { signReceipt } from './device-key.ts';
import { leaveReceipt, sendReceipt } from './wipe-receipt.ts';

/** `order` and `state`: what `account.wipeOrder()` gave. `close` closes the store and forgets its key. `now`: milliseconds since 1970. */
export type Wipe = {
  order: WipeOrder;
  state: AccountState;
  paths: StorePaths;
  close(): Promise<void>;
  now: number;
  fetch: typeof fetch;
  log: Log;
};

/**
 * Carries out an order to wipe this device: closes the store, destroys its key and then its files, and sends the signed receipt, which waits in the folder when the server cannot be
 * reached. Answers whether the server has the receipt. Only ever called with an order that `account.wipeOrder()` has checked.
 */
export const wipeStore = async ({ order, state, paths, close, now, fetch: fetchIt, log }: Wipe): Promise<boolean> => {
  log('warn', 'store.wiping');
  await close();
  const { iss: aud, tenant, device } = order;
  const receipt = signReceipt(state.device, { aud, tenant, device, iat: Math.floor(now / 1000) });
  const left = { address: state.server.address, receipt };
  const keys = destroyKeys(paths);
  // a crash from here on is finished at the next start
  leaveReceipt(paths.dir, { ...left, isDone: false });
  destroyData(paths);
  leaveReceipt(paths.dir, { ...left, isDone: true });
  log('warn', 'store.wiped', { keys });
  return await sendReceipt(paths.dir, fetchIt);
};
