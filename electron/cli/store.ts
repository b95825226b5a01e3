import { resolve } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from './command.ts';

const need = (passphrase: string | undefined): string => {
  if (!passphrase) throw new AppError('PASSPHRASE_NEEDED');
  return passphrase;
};

export const init: CliCommand = {
  usage: 'init --store DIR                     make a store, its key wrapped by QUARTERDECK_PASSPHRASE',
  store: 'own',
  options: {},
  run: async ({ api, passphrase, storeDir }) => {
    await api('store.create', { passphrase: need(passphrase) });
    return { store: storeDir };
  },
};

export const backup: CliCommand = {
  usage: 'backup [--out FILE]                  write a verified backup (into the store without --out)',
  store: 'open',
  options: { out: { type: 'string' } },
  run: async ({ api, options }) => api('store.backup', typeof options['out'] === 'string' ? { file: resolve(options['out']) } : {}),
};

export const restore: CliCommand = {
  usage: 'restore FILE                         put a backup in place; what was there is kept beside it',
  store: 'own',
  options: {},
  run: async ({ api, words, passphrase }) => {
    const file = words[0];
    if (file === undefined) throw new AppError('USAGE', { detail: 'restore needs the backup file' });
    const { state, dir, setAside } = await api('store.restore', { file: resolve(file), passphrase: need(passphrase) });
    const { rows } = await api('store.verify', {});
    return { store: dir, state, setAside, rows };
  },
};

export const verify: CliCommand = {
  usage: 'verify                               check the store: pages, indexes, settings, row counts',
  store: 'open',
  options: {},
  run: ({ api }) => api('store.verify', {}),
};
