import { SampleSize } from '#shared/api/sample.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from './command.ts';

export const sample: CliCommand = {
  usage:
    'sample [--size small|cam-l|network] [--seed N] [--remove]  add fictional partners to try things with (makes the store when there is none), or take them away',
  store: 'own',
  options: { size: { type: 'string' }, seed: { type: 'string' }, remove: { type: 'boolean' } },
  run: async ({ api, passphrase, options }) => {
    const size = SampleSize.default('small').safeParse(options['size']);
    if (!size.success) throw new AppError('USAGE', { detail: `--size is one of ${SampleSize.options.join(', ')}` });
    const seed = options['seed'];
    if (seed !== undefined && !/^\d{1,9}$/.test(String(seed))) throw new AppError('USAGE', { detail: '--seed is a whole number' });
    const { state } = await api('store.status', {});
    if (state === 'none' && !passphrase) throw new AppError('PASSPHRASE_NEEDED');
    await api(state === 'none' ? 'store.create' : 'store.unlock', passphrase ? { passphrase } : {});
    if (options['remove']) return api('sample.remove', {});
    return api('sample.add', { size: size.data, ...(seed === undefined ? {} : { seed: Number(seed) }) });
  },
};
