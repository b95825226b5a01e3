import { readWords } from '#server/cli/commands.ts';
import type { CommandRun } from '#server/cli/command.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { Fields } from '#shared/sync/table.ts';
import { makeServer, type TestServer } from './make-server.ts';

/** What a feed is answered. */
export type FeedReply = {
  status: number;
  body: {
    received: number;
    created: number;
    updated: number;
    unchanged: number;
    deleted: number;
    needsAttention: number;
    errors: Array<{ row: number | null; field: string | null; code: string; message: string; hint: string }>;
    code?: string;
    message?: string;
    hint?: string;
  };
};

/** A server with an API key. */
export type FeedServer = TestServer & {
  key: string;
  /** Runs a command of the server, as `npm run -s server --` does. */
  command<T>(...words: string[]): Promise<T>;
  /** Sends a body to `/v1/import/PATH`. A list of rows goes as NDJSON, a text as CSV. */
  send(path: string, body: readonly object[] | string | Uint8Array, more?: { key?: string; type?: string }): Promise<FeedReply>;
  /** Asks a route with the key. */
  ask<T>(method: 'GET' | 'POST', path: string, body?: object, key?: string): Promise<{ status: number; body: T }>;
  /** Rows of a table that are not deleted, as the server keeps them. */
  rowsOf(table: string): Promise<Fields[]>;
};

export const makeFeedServer = async (): Promise<FeedServer> => {
  const server = await makeServer();
  const command = async <T>(...words: string[]): Promise<T> => {
    const asked = readWords(words);
    if (!asked.command) throw new Error(`no command: ${words.join(' ')}`);
    const run: CommandRun = { ...asked, deps: server.deps, tenantId: server.tenantId, readInput: async () => '' };
    return (await asked.command.run(run)) as T;
  };
  const { key } = await command<{ key: string }>('key', 'add', '--name', 'crm');
  const ask: FeedServer['ask'] = async <T>(method: 'GET' | 'POST', path: string, body?: object, own = key) => {
    const reply = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${own}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: (await reply.json()) as T };
  };
  return {
    ...server,
    key,
    command,
    ask,
    send: async (path, body, more = {}) => {
      const isRows = Array.isArray(body);
      const reply = await fetch(`${server.url}/v1/import/${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${more.key ?? key}`,
          'content-type': more.type ?? (isRows ? 'application/x-ndjson' : 'text/csv'),
        },
        body: isRows ? body.map((row) => JSON.stringify(row)).join('\n') : (body as string),
      });
      return { status: reply.status, body: (await reply.json()) as FeedReply['body'] };
    },
    rowsOf: async (table) => {
      const rows = await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) =>
        tx.selectFrom('synced_row').select('fields').where('tbl', '=', table).where('deleted', '=', false).orderBy('id').execute(),
      );
      return rows.map(({ fields }) => fields as Fields);
    },
  };
};
