import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { OutboxRow } from '#core/db/sync-tables.ts';
import { type Hlc, laterHlc, tick } from '#shared/sync/clock.ts';
import type { Fields } from '#shared/sync/table.ts';
import { type Captured, coalesce, overSent } from './coalesce.ts';
import { takeBeneath } from './park.ts';
import { contentOf, versionOf } from './row-content.ts';
import { readState } from './state.ts';
import type { TableShape } from './table-shape.ts';
import { showAgain } from './taken-back.ts';

/** The stamps of this device. `physical`: the server's time as far as it is known here, in milliseconds. */
export type Stamper = {
  /**
   * Ends a user action, inside its transaction: what the triggers noted since gets its time and its group, changes of one row that nobody has heard of become one, and what
   * is kept apart is forgotten. True when something waits that did not before.
   */
  stamp(): boolean;
  /** Goes on after a stamp that came from the server. */
  merge(seen: Hlc | null): void;
  last(): Hlc | null;
};

/** The most changes of one partner that are sent as one step: all or none. */
const mostInStep = 50;

type Row = Pick<OutboxRow, 'seq' | 'tbl' | 'row_id' | 'scope' | 'fields' | 'was' | 'base'> & Pick<Captured, 'op'>;

const parse = (text: string | null): Fields | null => (text === null ? null : (JSON.parse(text) as Fields));
const capturedOf = ({ op, fields, was, base }: Row): Captured => ({ op, fields: parse(fields), was: parse(was), base });

/** Changes of rows that the server never had and that do not wait to be sent: rows kept apart, the sample, what hangs on a partner of those. */
const forgetApart = (sqlite: Sqlite, shapes: ReadonlyMap<string, TableShape>, from: number): void => {
  const waitsFor = prepared(sqlite, `SELECT 1 FROM outbox WHERE tbl = ? AND row_id = ? AND op = 'i'`);
  const partner = shapes.get('partner');
  if (partner) {
    const scopes = prepared(sqlite, `SELECT DISTINCT scope FROM outbox WHERE seq > ? AND scope LIKE 'partner:%'`).all(from) as Array<{
      scope: string;
    }>;
    for (const { scope } of scopes) {
      const id = scope.slice('partner:'.length);
      if (versionOf(sqlite, partner, id) !== null || waitsFor.get('partner', id) !== undefined) continue;
      prepared(sqlite, 'DELETE FROM outbox WHERE seq > ? AND scope = ?').run(from, scope);
    }
  }
  const unknown = prepared(sqlite, `SELECT seq, tbl, row_id, op FROM outbox WHERE seq > ? AND op IN ('u', 'd') AND base IS NULL`).all(
    from,
  ) as Row[];
  for (const { seq, tbl, row_id, op } of unknown) {
    if (waitsFor.get(tbl, row_id) !== undefined) continue;
    // what ships with the program is the same everywhere until it is edited; then it travels whole
    const shape = shapes.get(tbl);
    const ships = op === 'u' && shape?.table.scope.kind === 'tenant' && !shape.all.has('import_id');
    if (ships) prepared(sqlite, `UPDATE outbox SET op = 'i', fields = NULL WHERE seq = ?`).run(seq);
    else prepared(sqlite, 'DELETE FROM outbox WHERE seq = ?').run(seq);
  }
};

const write = (sqlite: Sqlite, seq: number, left: Captured | null): void => {
  if (left === null) prepared(sqlite, 'DELETE FROM outbox WHERE seq = ?').run(seq);
  else
    prepared(sqlite, 'UPDATE outbox SET op = ?, fields = ?, was = ?, base = ? WHERE seq = ?').run(
      left.op,
      left.fields && JSON.stringify(left.fields),
      left.was && JSON.stringify(left.was),
      left.base,
      seq,
    );
};

const columns = 'seq, tbl, row_id, scope, op, fields, was, base';

/** Fits one fresh change to those of its row that the server has not answered, the latest first. Earlier ones that took something in are noted in `grown`. */
const fit = (sqlite: Sqlite, shape: TableShape, fresh: Row, grown: Set<number>): void => {
  const { table } = shape;
  const before = prepared(
    sqlite,
    `SELECT ${columns}, mid FROM outbox WHERE tbl = ? AND row_id = ? AND seq < ? AND op IN ('i', 'u', 'd') ORDER BY seq DESC`,
  ).all(fresh.tbl, fresh.row_id, fresh.seq) as Array<Row & { mid: number | null }>;
  let left: Captured | null = capturedOf(fresh);
  for (const earlier of before) {
    if (left === null) break;
    if (earlier.mid !== null) {
      left = overSent(table, capturedOf(earlier), left);
      continue;
    }
    const isBack = earlier.op === 'd' && left.op === 'i';
    const arrived = isBack ? takeBeneath(sqlite, fresh.tbl, fresh.row_id) : null;
    // the server deleted it too, so it is made anew
    if (arrived?.fields === null) {
      write(sqlite, earlier.seq, null);
      break;
    }
    const done = coalesce(table, capturedOf(earlier), left, contentOf(sqlite, shape, fresh.row_id));
    left = done.later;
    write(sqlite, earlier.seq, done.earlier);
    if (isBack && earlier.base !== null) {
      const meanwhile = arrived && { ver: arrived.ver, fields: arrived.fields };
      showAgain(sqlite, shape, { id: fresh.row_id, scope: fresh.scope, base: earlier.base }, meanwhile, done.earlier?.fields ?? {});
    }
    if (earlier.op === 'u') continue;
    if (done.earlier) grown.add(earlier.seq);
    break;
  }
  write(sqlite, fresh.seq, left);
};

/** Returns the earlier changes that took something in: they are no longer what they were, so they get another stamp. */
const coalesceFresh = (sqlite: Sqlite, shapes: ReadonlyMap<string, TableShape>, from: number): Set<number> => {
  const grown = new Set<number>();
  const again = prepared(
    sqlite,
    `SELECT ${columns} FROM outbox o WHERE o.seq > ? AND o.op IN ('i', 'u', 'd') AND EXISTS (SELECT 1 FROM outbox p WHERE p.tbl = o.tbl AND p.row_id = o.row_id AND p.seq < o.seq) ORDER BY o.seq`,
  ).all(from) as Row[];
  for (const fresh of again) {
    const shape = shapes.get(fresh.tbl);
    // one of the same step may have taken it in
    const now = prepared(sqlite, `SELECT ${columns} FROM outbox WHERE seq = ?`).get(fresh.seq) as Row | undefined;
    if (shape && now) fit(sqlite, shape, now, grown);
  }
  return grown;
};

/** The stamper of a store. `device`: who stamps, in letters, digits and dashes; no two may share it. */
export const createStamper = (
  sqlite: Sqlite,
  shapes: ReadonlyMap<string, TableShape>,
  { device, physical }: { device: string; physical(): number },
): Stamper => {
  const waiting = prepared(sqlite, 'SELECT max(hlc) AS hlc FROM outbox').get() as { hlc: Hlc | null };
  let last = laterHlc(readState(sqlite, 'hlc'), waiting.hlc);
  return {
    stamp: () => {
      const stamped = prepared(sqlite, 'SELECT seq FROM outbox WHERE hlc IS NOT NULL ORDER BY seq DESC LIMIT 1').get() as
        | { seq: number }
        | undefined;
      const from = stamped?.seq ?? 0;
      if (prepared(sqlite, 'SELECT 1 FROM outbox WHERE seq > ? LIMIT 1').get(from) === undefined) return false;
      forgetApart(sqlite, shapes, from);
      const grown = coalesceFresh(sqlite, shapes, from);
      last = tick(last, physical(), device);
      const step = prepared(
        sqlite,
        'SELECT min(seq) AS first, count(*) AS n, count(DISTINCT scope) AS scopes FROM outbox WHERE seq > ?',
      ).get(from) as {
        first: number | null;
        n: number;
        scopes: number;
      };
      const grp = step.n > 1 && step.n <= mostInStep && step.scopes === 1 ? step.first : null;
      prepared(sqlite, 'UPDATE outbox SET hlc = ?, grp = ? WHERE seq > ?').run(last, grp, from);
      for (const seq of grown) prepared(sqlite, 'UPDATE outbox SET hlc = ? WHERE seq = ?').run(last, seq);
      return true;
    },
    merge: (seen) => {
      last = laterHlc(last, seen);
    },
    last: () => last,
  };
};
