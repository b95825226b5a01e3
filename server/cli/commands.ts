import { parseArgs } from 'node:util';
import { AppError } from '#shared/domain/errors.ts';
import { wordsFirst } from '#shared/domain/words-first.ts';
import { assign } from './assign.ts';
import { backedUp, backupBegin, restored } from './backup.ts';
import type { ServerCommand } from './command.ts';
import { deviceList, deviceRevoke } from './device.ts';
import { userAdd } from './user-add.ts';
import { keyAdd, keyList, keyRevoke } from './key.ts';
import { quarantineDrop, quarantineList, quarantineRelease } from './quarantine.ts';
import { userList } from './user-list.ts';

/** What can be done beside a running server. */
const commands: Readonly<Record<string, ServerCommand>> = {
  'user add': userAdd,
  'user list': userList,
  assign,
  'device list': deviceList,
  'device revoke': deviceRevoke,
  'backup begin': backupBegin,
  'backed-up': backedUp,
  restored,
  'key add': keyAdd,
  'key list': keyList,
  'key revoke': keyRevoke,
  'quarantine list': quarantineList,
  'quarantine release': quarantineRelease,
  'quarantine drop': quarantineDrop,
};

const everywhere = { data: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } } as const;

/** The words of a command line, understood. `command` null: start the server. */
export type Asked = { command: ServerCommand | null; words: string[]; options: Record<string, string | boolean | undefined> };

const isWord = (arg: string | undefined): arg is string => arg !== undefined && !arg.startsWith('-');

/** Reads the words after `npm run -s server --`; --data, --port and --host may also stand before the command. Throws SERVER_USAGE. */
export const readWords = (given: readonly string[]): Asked => {
  const args = wordsFirst(given, Object.keys(everywhere));
  const [first, second] = args;
  const name = !isWord(first) ? null : isWord(second) && Object.hasOwn(commands, `${first} ${second}`) ? `${first} ${second}` : first;
  const command = name !== null && Object.hasOwn(commands, name) ? (commands[name] ?? null) : null;
  if (name !== null && !command)
    throw new AppError('SERVER_USAGE', { detail: `There is no command "${isWord(second) ? `${first} ${second}` : name}"` });
  try {
    const rest = args.slice(name === null ? 0 : name.split(' ').length);
    const { values, positionals } = parseArgs({
      args: rest,
      options: { ...everywhere, ...command?.options },
      allowPositionals: command !== null,
    });
    return { command, words: positionals, options: values as Asked['options'] };
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : 'the options were not understood';
    throw new AppError('SERVER_USAGE', { detail });
  }
};

/** What `help` prints. */
export const help = (): string =>
  [
    'Usage: npm run -s server -- [--data DIR] [--port N] [--host H]',
    '',
    'Starts the server with a PostgreSQL of its own in DIR, or on the one that DATABASE_URL names.',
    '',
    'Beside a running server, with the same --data or DATABASE_URL:',
    ...Object.values(commands).map(({ usage }) => `  ${usage}`),
    '',
  ].join('\n');
