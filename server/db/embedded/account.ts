import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';

/** Under which account PostgreSQL runs. `null`: ours. */
export type Account = { uid: number; gid: number } | null;

/** How to start a program under an account. */
export type Start = { program: string; words: string[]; ids: { uid?: number; gid?: number } };

const accountCalled = (name: string): Account => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
};

/**
 * PostgreSQL refuses to run as root: then it gets the account that owns its files; for new ones the account made for it or, where there is none, the one that owns
 * nothing. Throws POSTGRES_AS_ROOT.
 */
export const accountOfPostgres = (folder: string): Account => {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(folder) ? statSync(folder) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = accountCalled('postgres') ?? accountCalled('nobody');
  if (!account) throw new AppError('POSTGRES_AS_ROOT');
  return account;
};

const mayEnter = (folder: string, { uid, gid }: NonNullable<Account>): boolean => {
  const { mode, uid: owner, gid: group } = statSync(folder);
  return (mode & (owner === uid ? 0o100 : group === gid ? 0o010 : 0o001)) !== 0;
};

const mayReach = (path: string, account: NonNullable<Account>): boolean => {
  const folder = dirname(resolve(path));
  return mayEnter(folder, account) && (folder === dirname(folder) || mayReach(folder, account));
};

/**
 * How to start `program` under the account so that it reaches all of `paths`. Folders that only root may enter (its home, a temporary folder of its own) are
 * passed with one capability instead of opening them to everybody. Throws FOLDER_CLOSED where that cannot be done.
 */
export const startUnder = (account: Account, program: string, words: string[], paths: readonly string[]): Start => {
  if (!account) return { program, words, ids: {} };
  const closed = [program, ...paths].find((path) => !mayReach(path, account));
  if (closed === undefined) return { program, words, ids: account };
  const { uid, gid } = account;
  const pass = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'];
  if (spawnSync('setpriv', [...pass, 'true']).status !== 0) throw new AppError('FOLDER_CLOSED', { dir: dirname(closed) });
  return { program: 'setpriv', words: [...pass, program, ...words], ids: {} };
};
