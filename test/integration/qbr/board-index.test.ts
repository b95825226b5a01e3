import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '#core/db/migrate.ts';
import { kyselyOn } from '#core/db/open.ts';
import { hasOutcomeSql, newestSql } from '#core/qbr/outcome-sql.ts';

let sqlite: Database.Database;
beforeEach(async () => {
  sqlite = new Database(':memory:');
  await migrate(sqlite, kyselyOn(sqlite), async () => '');
});
afterEach(() => {
  sqlite.close();
});

const board = `id, partner_id, quarter, state, scheduled_on, ready_on, held_on, followed_up_on, frozen_at, package_version, ${hasOutcomeSql}`;
const alerts = `partner_id, id, quarter, state, scheduled_on, held_on, ready_on, ${hasOutcomeSql}, max(package_version)`;

test.each([
  ['the board', `SELECT ${board} FROM qbr ORDER BY package_version`],
  ['the alerts', `SELECT ${alerts} FROM qbr WHERE as_of > '2015-12-31' GROUP BY partner_id, quarter`],
  [
    'K60',
    `SELECT partner_id, sum(${newestSql} AND state IN ('held', 'closed') AND held_on <= '2017-12-31' AND ${hasOutcomeSql}) FROM qbr GROUP BY partner_id`,
  ],
])('%s reads reviews beside their frozen packages, and finds what was made at them by an index', (_, text) => {
  const plan = (sqlite.prepare(`EXPLAIN QUERY PLAN ${text}`).all() as Array<{ detail: string }>).map(({ detail }) => detail);
  expect(plan[0]).toContain('SCAN qbr USING COVERING INDEX qbr_board');
  expect(plan).toContainEqual(expect.stringContaining('SEARCH made USING INDEX commitment_origin'));
});
