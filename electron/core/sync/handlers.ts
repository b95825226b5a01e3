import type { HandlersFor } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';

/** An app that was never connected: everything is saved on this device, and nothing waits for a server. */
const notConnected = async (): Promise<never> => {
  throw new AppError('SYNC_NOT_CONNECTED');
};

export const syncHandlers: HandlersFor<'sync'> = {
  'sync.status': async () => ({
    state: 'saved',
    account: null,
    pending: 0,
    conflicts: 0,
    refused: 0,
    held: 0,
    parked: 0,
    lastSyncAt: null,
    problem: null,
    progress: null,
    cursor: 0,
  }),
  'sync.pending': async () => [],
  'sync.log': async () => [],
  'sync.conflicts': async () => [],
  'sync.settle': notConnected,
  'sync.refused': async () => [],
  'sync.settleRefused': notConnected,
  'sync.exportRefused': notConnected,
  'sync.held': async () => [],
  'sync.settleHeld': notConnected,
  'sync.look': notConnected,
  'sync.signIn': notConnected,
  'sync.signInWithBrowser': notConnected,
  'sync.signOut': notConnected,
  'sync.now': notConnected,
  'sync.devices': notConnected,
  'sync.revokeDevice': notConnected,
};
