import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from './command.ts';

export const sample: CliCommand = {
  usage: 'sample                               add fictional partners to try things with; makes the store when there is none',
  store: 'own',
  options: {},
  run: async ({ api, passphrase }) => {
    const { state } = await api('store.status', {});
    if (state === 'none' && !passphrase) throw new AppError('PASSPHRASE_NEEDED');
    await api(state === 'none' ? 'store.create' : 'store.unlock', passphrase ? { passphrase } : {});
    return api('sample.add', {});
  },
};
