import { contract, isMethod } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from './command.ts';
import type { Json } from './json.ts';
import { valueOfField } from './value-of-field.ts';

const text = (value: string | boolean | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

const needed = (value: string | boolean | string[] | undefined, option: string): string => {
  const given = text(value);
  if (given === undefined || given === '') throw new AppError('USAGE', { detail: `--${option} is needed` });
  return given;
};

export const login: CliCommand = {
  usage:
    'login --server URL --email E [--code N] [--keep-apart]  connect the store to a server; the password is read from QUARTERDECK_PASSWORD',
  store: 'open',
  options: { server: { type: 'string' }, email: { type: 'string' }, code: { type: 'string' }, 'keep-apart': { type: 'boolean' } },
  run: async ({ api, options }) => {
    const password = process.env['QUARTERDECK_PASSWORD'];
    if (password === undefined || password === '') throw new AppError('USAGE', { detail: 'QUARTERDECK_PASSWORD is needed' });
    const code = text(options['code']);
    return api('sync.signIn', {
      address: needed(options['server'], 'server'),
      email: needed(options['email'], 'email'),
      password,
      bringAlong: options['keep-apart'] !== true,
      ...(code === undefined ? {} : { code }),
    });
  },
};

export const logout: CliCommand = {
  usage: 'logout                               sign out; what waits stays in the store',
  store: 'open',
  options: {},
  run: ({ api }) => api('sync.signOut', {}),
};

export const sync: CliCommand = {
  usage: 'sync                                 send what waits and fetch what is new',
  store: 'open',
  options: {},
  run: async ({ api }) => {
    const { pushed, pulled, conflicts, refused, cursor, pending } = await api('sync.now', {});
    return { pushed, pulled, conflicts, refused, cursor, pending };
  },
};

export const status: CliCommand = {
  usage: 'status                               how sync stands',
  store: 'open',
  options: {},
  run: async ({ api }) => api('sync.status', {}),
};

export const conflicts: CliCommand = {
  usage: 'conflicts [resolve ID --keep mine|theirs]  what two people changed at once, and settling it',
  store: 'open',
  options: { keep: { type: 'string' } },
  run: async ({ api, words, options }): Promise<Json> => {
    const [verb, id] = words;
    if (verb === undefined)
      return (await api('sync.conflicts', {})).map((clash) => ({
        ...clash,
        base: valueOfField(clash.field, clash.base),
        mine: valueOfField(clash.field, clash.mine),
        theirs: valueOfField(clash.field, clash.theirs),
      }));
    const keep = text(options['keep']);
    if (verb !== 'resolve' || id === undefined) throw new AppError('USAGE', { detail: 'conflicts takes resolve ID --keep mine|theirs' });
    if (keep !== 'mine' && keep !== 'theirs') throw new AppError('USAGE', { detail: '--keep takes mine or theirs' });
    return api('sync.settle', { id, keep });
  },
};

export const refused: CliCommand = {
  usage: 'refused                              changes that the server would not take',
  store: 'open',
  options: {},
  run: async ({ api }) => api('sync.refused', {}),
};

export const call: CliCommand = {
  usage: 'call METHOD [JSON]                   call any method of the contract',
  store: 'own',
  options: {},
  run: async ({ api, words, passphrase }): Promise<Json> => {
    const [method, input = '{}'] = words;
    if (method === undefined || !isMethod(method)) throw new AppError('CALL_UNKNOWN', { method: String(method ?? '') });
    let given: unknown;
    try {
      given = JSON.parse(input);
    } catch (cause) {
      throw new AppError('CALL_INVALID', { field: 'the input', detail: 'it is no JSON' }, { cause });
    }
    if (contract[method].kind !== 'store') await api('store.unlock', passphrase ? { passphrase } : {});
    // what the input must be is decided by the contract, when it is called
    return (await api(method, given as never)) as Json;
  },
};
