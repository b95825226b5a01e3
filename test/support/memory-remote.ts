import type { Remote } from '#core/sync/remote.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Hlc, hlcText, laterHlc } from '#shared/sync/clock.ts';
import { decide, type StoredRow, thisWrite } from '#shared/sync/merge.ts';
import type { OperationResult, PullLine, PushAnswer, PushRequest } from '#shared/sync/protocol.ts';
import type { SyncTable } from '#shared/sync/table.ts';

type WireRow = [id: string, ver: number, ...values: unknown[]];

/** What the memory server holds; tests read and bend it. */
export type MemoryServer = {
  remote(member: string): Remote;
  rows: Map<string, { table: string; id: string; row: StoredRow }>;
  head(): number;
  /** Scopes that are not this member's any more leave at the next pull. */
  dropped: string[];
  /** The lines of a whole pull from a cursor. */
  lines(member: string, cursor: number): PullLine[];
  refuse: (table: string, id: string) => boolean;
};

/** An honest server of one company in memory, for tests in which the server is not the point: it numbers, deduplicates and merges with the shared rules, and everybody sees everything. */
export const createMemoryServer = (tables: readonly SyncTable[], now: () => number): MemoryServer => {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const rows: MemoryServer['rows'] = new Map();
  const last = new Map<string, number>();
  let seq = 0;
  let hlc: Hlc = hlcText(0, 0, 'server');
  const scopeOf = (member: string, scope: string): string => (scope === 'own' ? `member:${member}` : scope);
  const wireOf = (table: SyncTable, id: string, row: StoredRow): WireRow => [
    id,
    row.ver,
    ...table.columns.map((column) => row.fields[column] ?? null),
  ];
  const columns = Object.fromEntries(tables.map((table) => [table.name, [...table.columns]]));
  const server: MemoryServer = {
    rows,
    head: () => seq,
    dropped: [],
    refuse: () => false,
    lines: (member, cursor) => {
      const found = [...rows.values()].filter(({ row }) => row.ver > cursor).sort((one, other) => one.row.ver - other.row.ver);
      const lines: PullLine[] = [
        {
          h: {
            to: seq,
            hlc,
            epoch: 'epoch',
            now: now(),
            full: false,
            drop: server.dropped.splice(0),
            snap: [],
            columns,
            hide: {},
            safe: 0,
            total: found.length,
          },
        },
      ];
      for (const { table, id, row } of found) {
        const shape = byName.get(table);
        if (!shape || (row.scope.startsWith('member:') && row.scope !== `member:${member}`)) continue;
        lines.push(row.deleted ? { d: table, rows: [[id, row.ver]] } : { b: table, rows: [wireOf(shape, id, row)] });
      }
      return [...lines, { k: `after ${seq}` }, { c: seq }];
    },
    remote: (member) => ({
      push: async (request: PushRequest): Promise<PushAnswer> => {
        const sender = `${request.device} ${request.incarnation}`;
        const from = last.get(sender) ?? 0;
        const results: OperationResult[] = [];
        const touched = new Map<string, { table: string; id: string }>();
        const fresh = request.operations.filter(({ i }) => i > from);
        const written = new Set<string>();
        if (fresh[0] && fresh[0].i !== from + 1) throw new AppError('SYNC_GAP', { expect: from + 1 });
        const ver = seq + 1;
        for (const op of request.operations) {
          const key = `${op.t} ${op.r}`;
          touched.set(key, { table: op.t, id: op.r });
          if (op.i <= from) continue;
          const table = byName.get(op.t);
          if (!table || server.refuse(op.t, op.r)) {
            results.push({ i: op.i, status: 'refused', code: 'SYNC_NOT_YOURS' });
            continue;
          }
          hlc = laterHlc(hlc, op.h) ?? hlc;
          const decision = decide(table, rows.get(key)?.row, op, scopeOf(member, op.s), { member, device: request.device });
          if (decision.clashes.length > 0) results.push({ i: op.i, status: 'conflict', id: `clash ${op.i}` });
          if (!decision.row) continue;
          const clocks = Object.fromEntries(
            Object.entries(decision.row.clocks).map(([name, clock]) => [
              name,
              clock[0] === thisWrite ? ([ver, clock[1], clock[2], clock[3]] as const) : clock,
            ]),
          );
          rows.set(key, { table: op.t, id: op.r, row: { ...decision.row, ver, clocks } });
          written.add(key);
        }
        if (written.size > 0) seq = ver;
        last.set(sender, Math.max(from, request.operations.at(-1)?.i ?? 0));
        const blocks = new Map<string, WireRow[]>();
        const gone: PushAnswer['gone'] = [];
        for (const { table, id } of touched.values()) {
          const found = rows.get(`${table} ${id}`);
          const shape = byName.get(table);
          if (!shape) continue;
          if (!found) gone.push([table, id, seq]);
          else if (found.row.deleted) gone.push([table, id, found.row.ver]);
          else blocks.set(table, [...(blocks.get(table) ?? []), wireOf(shape, id, found.row)]);
        }
        return {
          epoch: 'epoch',
          last: last.get(sender) ?? 0,
          hlc,
          head: seq,
          now: now(),
          results,
          columns,
          rows: [...blocks],
          gone,
        };
      },
      pull: async function* (request) {
        yield* server.lines(member, request.cursor);
      },
      live: async () => undefined,
    }),
  };
  return server;
};
