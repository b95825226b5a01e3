import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from 'better-sqlite3';
import { migrate } from '#core/db/migrate.ts';
import { kyselyOn, openSqlite } from '#core/db/open.ts';
import { syncTableOf } from '#shared/sync/tables.ts';
import { timed } from './part.ts';

/** The floor of a first sync: fetch over loopback, parse, and insert by one prepared statement a table into the same encrypted store with all its indexes, in one transaction. */
export type PlainServer = { url: string; bytes: number; stop(): Promise<void> };

export const startPlainServer = async (): Promise<PlainServer> => {
  const child = spawn(process.execPath, [new URL('./plain-server.ts', import.meta.url).pathname], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const [port = 0, bytes = 0] = said.toString().trim().split(' ').map(Number);
  return {
    url: `http://127.0.0.1:${port}/`,
    bytes,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
};

/** Milliseconds for all rows of the plain server, from the request to the commit. */
export const plainFetch = async (url: string, folder: string, name: string): Promise<number> => {
  const file = join(folder, `${name}.db`);
  const sqlite = openSqlite(file, randomBytes(32), { readonly: false, mustExist: false });
  await migrate(sqlite, kyselyOn(sqlite, { isChanging: true }), async () => '');
  const statements = new Map<string, Statement>();
  const insertInto = (name: string): Statement => {
    let statement = statements.get(name);
    if (!statement) {
      const columns = syncTableOf(name)?.columns ?? [];
      statement = sqlite.prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
      statements.set(name, statement);
    }
    return statement;
  };
  const took = await timed(async () => {
    const response = await fetch(url);
    if (!response.body) throw new Error('the plain server sent nothing');
    let rest = '';
    const take = (line: string): void => {
      const [table, rows] = JSON.parse(line) as [string, unknown[][]];
      const insert = insertInto(table);
      for (const row of rows) insert.run(row);
    };
    sqlite.exec('BEGIN');
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    }
    sqlite.exec('COMMIT');
  });
  sqlite.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  return took;
};
