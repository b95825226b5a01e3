import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startCluster } from '#server/db/embedded/cluster.ts';
import { isAlive, stopOldPostmaster } from '#server/db/embedded/old-postmaster.ts';
import { migrate } from '#server/db/migrate.ts';
import { openDatabase } from '#server/db/open.ts';

/** A PostgreSQL for tests. `newDatabase` answers the address of a fresh migrated database (an empty one when `empty`); `drop` removes it. */
export type TestCluster = {
  newDatabase(wanted?: { empty?: boolean }): Promise<string>;
  drop(url: string): Promise<void>;
  /** Runs text as the superuser, in the database of `url`. */
  asSuperuser<Row extends pg.QueryResultRow>(url: string, text: string, values?: unknown[]): Promise<Row[]>;
  /** Files of the cluster. */
  folder: string;
  stop(): Promise<void>;
};

const prefix = 'quarterdeck-postgres-';
const password = 'a password of the tests';

/** Those of test runs that were killed: nobody else will stop them. */
const sweep = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : Number.NaN);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    await stopOldPostmaster(join(tmpdir(), name, 'data'));
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
};

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '32MB', autovacuum: 'off' };

/** Starts a PostgreSQL in the temporary folder; about a second. `durable`: with everything that survives a cut, for tests that cut it. */
export const startTestCluster = async ({ durable = false }: { durable?: boolean } = {}): Promise<TestCluster> => {
  await sweep();
  const home = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  // PostgreSQL runs as another account when the tests run as root
  await chmod(home, 0o711);
  const folder = join(home, 'data');
  const cluster = await startCluster({ folder, password, settings: durable ? {} : quick, passing: true });
  const urlOf = (user: string, database: string): string =>
    `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${cluster.port}/${database}`;
  const root = urlOf('postgres', 'postgres');
  await withClient(root, async (client) => {
    await client.query(`CREATE ROLE quarterdeck LOGIN CREATEROLE PASSWORD ${client.escapeLiteral(password)}`);
    await client.query('CREATE DATABASE made_once OWNER quarterdeck');
  });
  const { db } = openDatabase({ url: urlOf('quarterdeck', 'made_once'), poolSize: 1 });
  await migrate(db);
  await db.destroy();
  let made = 0;
  return {
    folder,
    newDatabase: async ({ empty = false } = {}) => {
      made += 1;
      const name = `test_${made}`;
      await withClient(root, (client) => client.query(`CREATE DATABASE ${name} OWNER quarterdeck${empty ? '' : ' TEMPLATE made_once'}`));
      return urlOf('quarterdeck', name);
    },
    drop: async (url) => {
      await withClient(root, (client) => client.query(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`));
    },
    asSuperuser: (url, text, values = []) =>
      withClient(urlOf('postgres', new URL(url).pathname.slice(1)), async (client) => (await client.query(text, values)).rows),
    stop: async () => {
      await cluster.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
};
