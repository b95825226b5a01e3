import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { createIdMaker } from '#shared/domain/ids.ts';
import { AppError } from '#shared/domain/errors.ts';
import { newAdminCode } from './access/admin-code.ts';
import { buildServer } from './app.ts';
import type { Config } from './config.ts';
import { firstTenant } from './db/first-tenant.ts';
import { startLocal } from './db/local.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { sqlStateOf } from './db/retry.ts';
import type { ServerDeps } from './deps.ts';
import { startJobs } from './sync/jobs.ts';
import { noticeRestore } from './sync/marker.ts';

/** A running server. `adminCode`: null when there is an administrator. */
export type Running = { address: string; adminCode: string | null; stop(): Promise<void> };

const now = (): number => Date.now();
const random = (count: number): Uint8Array => randomBytes(count);
const write = (line: string): void => void process.stderr.write(line);

/** What the server gets from this machine. */
export const machineDeps = (config: Config, url: string, version: string): ServerDeps => ({
  ...openDatabase({ url, poolSize: config.poolSize, onLost: () => undefined }),
  config,
  clock: { now },
  newId: createIdMaker(now, random),
  randomBytes: random,
  logTo: { write },
  version,
});

const listen = async (app: Awaited<ReturnType<typeof buildServer>>, { host, port, publicUrl, tls }: Config): Promise<string> => {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    throw new AppError('SERVER_PORT', { host, port, detail: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
  const { port: taken } = app.server.address() as AddressInfo;
  const shown = host.includes(':') ? `[${host}]` : host;
  return publicUrl ?? `${tls ? 'https' : 'http'}://${shown}:${taken}`;
};

/** Says where the database is and why it does not answer, and keeps its password to itself. */
export const reach = async ({ db }: ServerDeps, { databaseUrl }: Config): Promise<void> => {
  try {
    await sql`SELECT 1`.execute(db);
  } catch (cause) {
    const where = databaseUrl === null ? 'the data folder' : new URL(databaseUrl).host;
    const detail = cause instanceof Error ? cause.message || (sqlStateOf(cause) ?? cause.name) : String(cause);
    throw new AppError('SERVER_DATABASE', { where, detail }, { cause });
  }
};

/** Does each step even when one before it fails, and fails with the first failure. */
const inTurn = async (steps: ReadonlyArray<() => Promise<unknown>>): Promise<void> => {
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
};

/**
 * Database, migrations, tenant, port; `stop` undoes it the other way round and lets open requests finish. `onLost` is told when our own database ended by itself.
 * Throws SERVER_* and POSTGRES_*, with nothing left running.
 */
export const runServer = async (config: Config, dir: string, version: string, onLost: () => void): Promise<Running> => {
  const closing: Array<() => Promise<unknown>> = [];
  let stopping = false;
  const stop = () => {
    stopping = true;
    return inTurn(closing.splice(0).reverse());
  };
  try {
    const local = config.databaseUrl === null ? await startLocal(dir) : null;
    if (local) {
      closing.push(local.stop);
      local.onExit(() => {
        if (!stopping) onLost();
      });
    }
    const deps = machineDeps(config, config.databaseUrl ?? local?.url ?? '', version);
    closing.push(() => deps.db.destroy());
    await reach(deps, config);
    await migrate(deps.db);
    const tenantId = await firstTenant(deps.db, { id: deps.newId(), name: config.tenantName, now: deps.clock.now() });
    // with a database of somebody else's a folder is used only when one was named
    const markerDir = config.databaseUrl === null || config.dataDir !== null ? dir : null;
    if (markerDir !== null) await noticeRestore(deps.db, markerDir, deps.newId);
    const app = await buildServer(deps);
    const jobs = startJobs({ db: deps.db, dir: markerDir, now: deps.clock.now }, (error) => app.log.warn({ err: error }, 'upkeep failed'));
    closing.push(jobs.stop);
    closing.push(async () => {
      // one that never ends would keep the server from stopping
      const force = setTimeout(() => app.server.closeAllConnections(), 5_000);
      await app.close();
      clearTimeout(force);
    });
    const adminCode = await newAdminCode(deps.db, tenantId, deps.randomBytes);
    return { address: await listen(app, config), adminCode, stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
};
