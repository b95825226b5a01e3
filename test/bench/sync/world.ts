import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { type App, createApp } from '#core/app.ts';
import type { Sqlite } from '#core/db/open.ts';
import { createVault } from '#core/store/vault.ts';
import { createStoreSync, type StoreSync } from '#core/sync/store-sync.ts';
import { machineDeps, plainPlatform } from '#host/machine.ts';
import { type Api, createApi } from '#shared/api/client.ts';
import { startTestCluster } from '#test/support/test-cluster.ts';
import { testKdfCost, testPassphrase } from '#test/support/make-app.ts';
import type { MadeRow } from './rows.ts';

export const benchPassword = 'seven plain words for a bench';

/** A device of a member: a real core on a real store, signed in. */
export type BenchDevice = {
  app: App;
  api: Api;
  /** Works on the store below the contract, with its sync; the app is closed for as long. */
  below<T>(work: (sqlite: Sqlite, sync: StoreSync) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** A real server in a process of its own on a real PostgreSQL that keeps its promises, and the means to fill it. */
export type BenchWorld = {
  url: string;
  databaseUrl: string;
  tenantId: string;
  folder: string;
  serverPid: number;
  /** Adds a member by the server's own command; answers the id. */
  addMember(email: string, role: string): Promise<string>;
  /** Writes rows and grants behind the server's back, as one write of the tenant. */
  load(rows: Iterable<MadeRow>, holders: readonly string[]): Promise<void>;
  /** A new store, signed in as this member; nothing is fetched yet. `server`: another address than the server's own, such as a slow line to it. */
  device(email: string, server?: string): Promise<BenchDevice>;
  /** Gives rows that are there other fields and a new number, as another device's push would. */
  change(rows: readonly MadeRow[]): Promise<void>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
};

const serverWords = ['server/main.ts'];

const run = async (args: string[], env: NodeJS.ProcessEnv, input = ''): Promise<string> => {
  const child = spawn(process.execPath, [...serverWords, ...args], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(input);
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`the server's command failed: ${out}`);
  return out;
};

/** The address that a server prints when it listens. */
const addressOf = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new Error('the server says nothing');
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /(https?:\/\/\S+)/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error('the server ended before it listened');
};

const chunked = function* <T>(rows: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
};

export const startWorld = async (): Promise<BenchWorld> => {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'));
  const cluster = await startTestCluster({ durable: true });
  const databaseUrl = await cluster.newDatabase();
  const env = { ...process.env, DATABASE_URL: databaseUrl, QUARTERDECK_REQUESTS_PER_MINUTE: '1000000', QUARTERDECK_LOG_LEVEL: 'silent' };
  const server = spawn(process.execPath, [...serverWords, '--port', '0', '--data', join(folder, 'server')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = (await addressOf(server)).replace(/\/$/, '');
  server.stdout?.resume();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: tenants } = await client.query<{ id: string }>('SELECT id FROM tenant');
  const tenantId = tenants[0]?.id ?? '';
  const inTenant = async <T>(work: () => Promise<T>): Promise<T> => {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.tenant', $1, true)`, [tenantId]);
    const done = await work();
    await client.query('COMMIT');
    return done;
  };
  const takeNumber = async (): Promise<string> => {
    await client.query(`INSERT INTO sync_head (id, seq, hlc, epoch) VALUES ($1::uuid, 0, '', $1::uuid::text) ON CONFLICT DO NOTHING`, [
      tenantId,
    ]);
    const { rows: heads } = await client.query<{ seq: string }>('UPDATE sync_head SET seq = seq + 1 RETURNING seq');
    const ver = heads[0]?.seq ?? '1';
    await client.query(`SELECT set_config('sync.seq', $1, true)`, [ver]);
    return ver;
  };
  return {
    url,
    databaseUrl,
    tenantId,
    folder,
    serverPid: server.pid ?? 0,
    addMember: async (email, role) => {
      const out = await run(
        ['user', 'add', '--email', email, '--role', role, '--name', email, '--password-stdin', '--data', join(folder, 'server')],
        env,
        benchPassword,
      );
      return (JSON.parse(out) as { id: string }).id;
    },
    load: (rows, holders) =>
      inTenant(async () => {
        const ver = await takeNumber();
        const scopes = new Set<string>();
        for (const chunk of chunked(rows, 5_000)) {
          for (const { scope } of chunk) scopes.add(scope);
          await client.query(
            `INSERT INTO synced_row (tenant_id, tbl, id, scope_id, ver, deleted, fields, clocks)
             SELECT $1::uuid, t.tbl, t.id, t.scope, $2::bigint, false, t.fields::jsonb, '{}' FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) AS t (tbl, id, scope, fields)`,
            [
              tenantId,
              ver,
              chunk.map(({ table }) => table.name),
              chunk.map(({ id }) => id),
              chunk.map(({ scope }) => scope),
              chunk.map(({ fields }) => JSON.stringify(fields)),
            ],
          );
        }
        for (const member of holders)
          await client.query(
            `INSERT INTO scope_grant (tenant_id, member_id, scope_id, role, active, ver) SELECT $1::uuid, $2::uuid, scope, 'cam', true, $3::bigint FROM unnest($4::text[]) AS t (scope)`,
            [tenantId, member, ver, [...scopes]],
          );
      }),
    change: (rows) =>
      inTenant(async () => {
        const ver = await takeNumber();
        for (const chunk of chunked(rows, 5_000))
          await client.query(
            `UPDATE synced_row r SET fields = t.fields::jsonb, ver = $2::bigint FROM unnest($3::text[], $4::text[], $5::text[]) AS t (tbl, id, fields) WHERE r.tenant_id = $1::uuid AND r.tbl = t.tbl AND r.id = t.id`,
            [
              tenantId,
              ver,
              chunk.map(({ table }) => table.name),
              chunk.map(({ id }) => id),
              chunk.map(({ fields }) => JSON.stringify(fields)),
            ],
          );
      }),
    device: async (email, address = url) => {
      const storeDir = mkdtempSync(join(folder, 'store-'));
      const deps = machineDeps({
        storeDir,
        appVersion: '0.0.0',
        platform: plainPlatform('cli'),
        log: () => undefined,
        entry: import.meta.url,
      });
      const app = createApp(deps, { kdfCost: testKdfCost });
      const api = createApi({ call: (method, input) => app.call(method, input, { trusted: true }) });
      await api('store.create', { passphrase: testPassphrase });
      await api('sync.signIn', { address, email, password: benchPassword });
      const device: BenchDevice = {
        app,
        api,
        below: async (work) => {
          await api('store.lock', {});
          const vault = createVault(deps, testKdfCost);
          await vault.unlock(testPassphrase);
          const session = vault.session();
          const sync = createStoreSync({
            deps,
            session,
            elapsed: () => performance.now(),
            breathe: () => nextTurn(),
            isWatched: () => false,
            sleep: (ms, signal) => pause(ms, undefined, { signal }),
            changed: () => undefined,
            told: () => undefined,
            wipe: () => undefined,
          });
          try {
            return await work(session.writeHandle, sync);
          } finally {
            await sync.stop();
            await vault.lock();
            await api('store.unlock', { passphrase: testPassphrase });
          }
        },
        close: async () => {
          await app.close();
          rmSync(storeDir, { recursive: true, force: true });
        },
      };
      return device;
    },
    query: (text, values = []) => inTenant(async () => (await client.query(text, values)).rows),
    close: async () => {
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
      await client.end();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
