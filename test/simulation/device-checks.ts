import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import { readState } from '#core/sync/state.ts';
import { keyText } from '#server/sync/store.ts';
import { hiddenColumns, isHiddenTable, type MemberRole } from '#shared/access/roles.ts';
import type { PullHead, PullLine } from '#shared/sync/protocol.ts';
import { type Cell, type Fields, rowIdOf } from '#shared/sync/table.ts';
import type { Line } from './network.ts';
import { scopesOf } from './memory-store.ts';
import { hold } from './property-error.ts';
import type { SimServer } from './sim-server.ts';
import { simTable, simTables } from './sim-tables.ts';

export type DeviceChecks = {
  /** The same line, with every answer held against what the member may see. */
  watch(line: Line): Line;
  /** After each commit of sync. */
  committed(): void;
  /** After each sync that came to its end. */
  synced(): void;
};

export type DeviceChecksDeps = { name: string; memberId: string; sqlite: Sqlite; server: SimServer };

type Known = { ver: number; scope: string | null };

/** Columns that were not to be sent; to a role that changes meanwhile either may be right. */
const checkColumns = (name: string, roles: readonly MemberRole[], columns: PullHead['columns']): void => {
  for (const [table, sent] of Object.entries(columns)) {
    const isHidden = roles.every((role) => isHiddenTable(role, table));
    const hidden = sent.filter((column) => roles.every((role) => hiddenColumns(role, simTable(table)).includes(column)));
    hold('access', !isHidden && hidden.length === 0, () => `${name} was sent ${table} ${isHidden ? 'at all' : hidden.join(', ')}`);
  }
};

const partnerColumns = simTables.flatMap(({ name, scope }) => (scope.kind === 'partner' ? [{ table: name, column: scope.column }] : []));

/** What must hold on one device at any moment. */
export const createDeviceChecks = ({ name, memberId, sqlite, server }: DeviceChecksDeps): DeviceChecks => {
  let known = new Map<string, Known>();
  let epoch = readState(sqlite, 'epoch');
  let cursor = readState(sqlite, 'cursor');
  let rewrites = readState(sqlite, 'rewrite');
  let head: PullHead | null = null;
  const role = (): MemberRole => server.state().members.get(memberId)?.role ?? 'viewer';
  /** What the member held at this moment of the server, or holds now: a pull that goes on later sends nothing of what ended meanwhile. */
  const allowedAt = (seq: number): ReadonlySet<string> =>
    new Set([...server.scopesAt(memberId, seq), ...scopesOf(server.state(), memberId)]);
  /** What the member has held since then without a break. */
  const heldSince = (seq: number): ReadonlySet<string> =>
    new Set(
      [...server.state().grants.values()].flatMap((grant) =>
        grant.memberId === memberId && grant.active && grant.ver <= seq ? [grant.scope] : [],
      ),
    );

  const checkRows = (table: string, ids: readonly string[], allowed: ReadonlySet<string>): void => {
    for (const id of ids) {
      const scope = server.state().rows.get(keyText({ tbl: table, id }))?.row.scope;
      hold('access', scope === undefined || allowed.has(scope), () => `${name} was sent ${table} ${id} of ${scope}`);
    }
  };
  const checkLine = (line: PullLine, before: MemberRole): void => {
    if ('h' in line) {
      head = line.h;
      checkColumns(name, [before, role()], line.h.columns);
    } else if ('b' in line && head)
      checkRows(
        line.b,
        line.rows.map(([id]) => id),
        allowedAt(head.to),
      );
  };

  const rowsHere = (): Map<string, Known> => {
    const here = new Map<string, Known>();
    for (const table of simTables) {
      const rows = prepared(
        sqlite,
        `SELECT ${table.key.join(', ')}, server_version AS ver FROM ${table.name} WHERE server_version > 0`,
      ).all() as Array<Record<string, Cell>>;
      for (const row of rows) {
        const key = keyText({ tbl: table.name, id: rowIdOf(table, row) });
        here.set(key, { ver: Number(row['ver']), scope: server.state().rows.get(key)?.row.scope ?? null });
      }
    }
    return here;
  };

  /** What this device wrote and did not send yet is what it reads. */
  const checkPending = (): void => {
    // after the server came back from a backup, what it had taken waits again below what others wrote since
    if (readState(sqlite, 'resend')) return;
    const waiting = prepared(sqlite, "SELECT tbl, row_id, op, fields FROM outbox WHERE op IN ('u', 'd') ORDER BY seq").all() as Array<{
      tbl: string;
      row_id: string;
      op: string;
      fields: string | null;
    }>;
    const wanted = new Map<string, { tbl: string; id: string; fields: Fields }>();
    for (const { tbl, row_id: id, op, fields } of waiting) {
      const key = keyText({ tbl, id });
      if (op === 'd') wanted.delete(key);
      else wanted.set(key, { tbl, id, fields: { ...wanted.get(key)?.fields, ...(JSON.parse(fields ?? '{}') as Fields) } });
    }
    for (const { tbl, id, fields } of wanted.values()) {
      const { quiet, key } = simTable(tbl);
      const hidden = readState(sqlite, 'hidden')[tbl] ?? [];
      const columns = Object.keys(fields).filter((column) => !quiet.includes(column) && !hidden.includes(column));
      if (columns.length === 0 || key.length > 1) continue;
      const row = prepared(sqlite, `SELECT ${columns.join(', ')} FROM ${tbl} WHERE ${key[0]} = ?`).get(id) as Fields | undefined;
      for (const column of row ? columns : [])
        hold(
          'forward',
          row?.[column] === fields[column],
          () => `${name}: ${tbl} ${id} shows ${row?.[column]} in ${column}, and ${fields[column]} waits to be sent`,
        );
    }
  };

  const isWaiting = (key: string): boolean => {
    const at = key.indexOf(' ');
    return (
      prepared(
        sqlite,
        'SELECT 1 FROM outbox WHERE tbl = ? AND row_id = ? UNION ALL SELECT 1 FROM sync_parked WHERE tbl = ? AND row_id = ?',
      ).get(key.slice(0, at), key.slice(at + 1), key.slice(0, at), key.slice(at + 1)) !== undefined
    );
  };

  /** Everything up to the cursor is here. */
  const checkCursor = (here: ReadonlyMap<string, Known>): void => {
    const at = readState(sqlite, 'cursor');
    if (at === cursor) return;
    cursor = at;
    if (at === 0) return;
    hold('cursor', at <= server.state().seq, () => `${name} is at ${at}, and the server at ${server.state().seq}`);
    const allowed = heldSince(at);
    for (const [key, { tbl, row }] of server.state().rows) {
      if (row.deleted || row.ver > at || !allowed.has(row.scope) || isHiddenTable(role(), tbl)) continue;
      hold(
        'cursor',
        (here.get(key)?.ver ?? 0) >= row.ver || isWaiting(key),
        () => `${name} is at ${at} without ${key} of ${row.ver} (has ${here.get(key)?.ver})`,
      );
    }
  };

  const checkForward = (here: ReadonlyMap<string, Known>): void => {
    const now = readState(sqlite, 'epoch');
    // after the server came back from a backup everything is written anew, whatever version was here
    const rewrote = rewrites;
    rewrites = readState(sqlite, 'rewrite');
    if (now !== epoch || rewrites || rewrote) {
      epoch = now;
      return;
    }
    for (const [key, { ver }] of here) {
      const before = known.get(key);
      hold(
        'forward', // a row that was deleted and brought back here counts from where its first waiting edit began
        before === undefined || ver >= before.ver || isWaiting(key),
        () => `${name}: ${key} went from ${before?.ver} back to ${ver}`,
      );
    }
  };

  return {
    watch: (line) => ({
      alive: line.alive,
      push: async (request) => {
        const before = role();
        const answer = await line.push(request);
        checkColumns(name, [before, role()], answer.columns);
        return answer;
      },
      pull: async function* (request) {
        const before = role();
        head = null;
        for await (const text of line.pull(request)) {
          checkLine(text, before);
          yield text;
        }
      },
    }),
    committed: () => {
      const here = rowsHere();
      checkForward(here);
      checkCursor(here);
      checkPending();
      known = here;
    },
    synced: () => {
      if (!head) return;
      const allowed = allowedAt(head.to);
      for (const { table, column } of partnerColumns) {
        const found = prepared(
          sqlite,
          `SELECT DISTINCT ${column} AS id FROM ${table} WHERE server_version > 0 AND ${column} IS NOT NULL`,
        ).all() as Array<{ id: string }>;
        for (const { id } of found)
          hold('access', allowed.has(`partner:${id}`), () => `${name} has ${table} of partner ${id} after a pull that knew better`);
      }
      if (prepared(sqlite, 'SELECT 1 FROM outbox LIMIT 1').get() !== undefined) return;
      const is = server.roleAt(memberId, head.to);
      for (const table of simTables)
        for (const column of hiddenColumns(is, table)) {
          const found = prepared(
            sqlite,
            `SELECT ${column} AS value FROM ${table.name} WHERE server_version > 0 AND ${column} IS NOT NULL LIMIT 1`,
          ).get() as { value: Cell } | undefined;
          hold('access', found === undefined, () => `${name}, now ${is}, still has ${found?.value} in ${column} of ${table.name}`);
        }
    },
  };
};
