import { beginBackup, endBackup, markRestored } from '../sync/restore.ts';
import type { CommandRun, Json, ServerCommand } from './command.ts';

const heads = async ({ deps, tenantId }: CommandRun): Promise<Json> => {
  const head = await deps.db.selectFrom('sync_head').select(['epoch', 'seq as head', 'safe']).where('id', '=', tenantId).executeTakeFirst();
  return head ?? { epoch: tenantId, head: 0, safe: 0 };
};

/** Before a backup: notes how far the database has come, which is what the backup holds for certain. */
export const backupBegin: ServerCommand = {
  usage: 'backup begin',
  options: {},
  run: async (command) => {
    await beginBackup(command.deps.db);
    return await heads(command);
  },
};

/** After a backup is in its place: devices may forget what it holds. */
export const backedUp: ServerCommand = {
  usage: 'backed-up',
  options: {},
  run: async (command) => {
    await endBackup(command.deps.db);
    return await heads(command);
  },
};

/** After the database was put back from a backup: devices send again what it lacks. */
export const restored: ServerCommand = {
  usage: 'restored',
  options: {},
  run: async (command) => {
    await markRestored(command.deps.db, command.deps.newId);
    return await heads(command);
  },
};
