import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RawBuilder, sql } from 'kysely';
import { appendAudit, type AuditCtx, type AuditEntry } from '#core/audit/append.ts';
import { chainPage } from '#core/audit/queries.ts';
import { verifyAudit } from '#core/audit/verify.ts';
import { withholdColumns, withholdPartner } from '#core/audit/withhold.ts';
import { migrate } from '#core/db/migrate.ts';
import { kyselyOn } from '#core/db/open.ts';
import { historyPage } from '#core/records/history-page.ts';
import { plainPlatform } from '#host/machine.ts';

let sqlite: Database.Database;
let ctx: AuditCtx;
beforeEach(async () => {
  sqlite = new Database(':memory:');
  await migrate(sqlite, kyselyOn(sqlite), async () => '');
  let last = 0;
  ctx = {
    sqlite,
    now: 1_500_000_000_000,
    newId: () => `id-${String(++last).padStart(6, '0')}`,
    deps: { platform: { ...plainPlatform('cli'), user: { name: 'ada', device: 'desk' } } },
  };
});
afterEach(() => {
  sqlite.close();
});

const entry = (step: number): AuditEntry => ({
  step: `step-${step}`,
  entity: 'deal',
  recordId: 'd',
  partnerId: 'p',
  before: { stage: `S${step}` },
  after: { stage: `S${step + 1}` },
});
const write = (count: number): void =>
  appendAudit(
    ctx,
    Array.from({ length: count }, (_, step) => entry(step)),
  );

test('a chain that nobody touched holds, and knows who wrote it where', () => {
  write(3);
  write(4);
  expect(verifyAudit(sqlite)).toEqual({ links: 7, older: 0, broken: null });
  expect(sqlite.prepare('SELECT DISTINCT actor, device FROM history').all()).toEqual([
    { actor: 'ada', device: expect.stringMatching(/^desk \(.{8}\)$/) },
  ]);
});

test('a name that the user gave stands for the one of the system', () => {
  sqlite.prepare(`INSERT INTO setting (key, value) VALUES ('userName', '"Ada Example"')`).run();
  write(1);
  expect(sqlite.prepare('SELECT actor FROM history').get()).toEqual({ actor: 'Ada Example' });
});

test('a name with half of a character breaks no chain', () => {
  sqlite.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run('userName', JSON.stringify('x\ud83d'));
  appendAudit(ctx, [{ ...entry(1), recordId: 'r\udc00', after: { name: '\ud83d' } }]);
  expect(verifyAudit(sqlite)).toEqual({ links: 1, older: 0, broken: null });
});

test.each([
  ['a letter of what it was', `UPDATE history SET before = replace(before, 'S4', 'S9') WHERE seq = 5`, 5, 'is not as it was written'],
  ['who did it', `UPDATE history SET actor = 'eve' WHERE seq = 2`, 2, 'is not as it was written'],
  ['when it was', `UPDATE history SET at = at - 1 WHERE seq = 7`, 7, 'is not as it was written'],
  ['its own hash', `UPDATE history SET hash = 'f' || substr(hash, 2) WHERE seq = 3 AND hash NOT LIKE 'f%'`, 3, 'is not as it was written'],
])('names the link whose record of %s was altered', (_, statement, seq, reason) => {
  write(9);
  sqlite.prepare(statement).run();
  const { broken } = verifyAudit(sqlite);
  // a hash that begins with f already was not altered by the last case
  if (broken === null) expect(statement).toContain('NOT LIKE');
  else expect(broken).toEqual({ seq, reason: `change ${seq} ${reason}` });
});

test.each([
  ['the first', 'seq = 1', 1],
  ['one in the middle', 'seq = 5', 5],
  ['the last', 'seq = 9', 9],
  ['the last three', 'seq > 6', 7],
  ['every one', '1', 1],
])('names the place when a row was removed: %s', (_, where, seq) => {
  write(9);
  sqlite.prepare(`DELETE FROM history WHERE ${where}`).run();
  expect(verifyAudit(sqlite).broken).toEqual({ seq, reason: `change ${seq} is missing` });
});

test('names the first of two rows that changed places', () => {
  write(9);
  sqlite.exec(
    'UPDATE history SET seq = -4 WHERE seq = 4; UPDATE history SET seq = 4 WHERE seq = 6; UPDATE history SET seq = 6 WHERE seq = -4',
  );
  expect(verifyAudit(sqlite).broken).toEqual({ seq: 4, reason: 'change 4 does not follow the one before it' });
});

test('names a row that was slipped in, at the end and without a place', () => {
  write(3);
  sqlite.exec(`INSERT INTO history (id, step, at, entity, record_id, action) VALUES ('x', 'x', 1, 'deal', 'd', 'created')`);
  expect(verifyAudit(sqlite).broken).toEqual({ seq: 0, reason: '0 changes are older than the chain, 1 are there' });
  sqlite.exec(`UPDATE history SET seq = 4 WHERE id = 'x'`);
  expect(verifyAudit(sqlite).broken?.seq).toBe(4);
});

test('changes older than the chain have no link and are counted', () => {
  sqlite.exec(`INSERT INTO history (id, step, at, entity, record_id, action) VALUES ('x', 'x', 1, 'deal', 'd', 'created')`);
  write(2);
  expect(verifyAudit(sqlite)).toEqual({ links: 2, older: 1, broken: null });
  sqlite.exec(`DELETE FROM history WHERE id = 'x'`);
  expect(verifyAudit(sqlite).broken).toEqual({ seq: 0, reason: '1 changes are older than the chain, 0 are there' });
});

test('finds the end of the chain through its index', () => {
  const plan = sqlite.prepare('EXPLAIN QUERY PLAN SELECT * FROM history WHERE seq IS NOT NULL ORDER BY seq').all() as Array<{
    detail: string;
  }>;
  expect(plan.map(({ detail }) => detail).join()).toContain('history_seq');
});

test('a page of a long history is read by an index, not sorted', async () => {
  const db = kyselyOn(sqlite);
  const plan = async (page: { explain(format: undefined, how: RawBuilder<unknown>): Promise<unknown> }) =>
    JSON.stringify(await page.explain(undefined, sql`query plan`));
  const links = await plan(chainPage(db, { limit: 50, below: 1000 }));
  expect(links).toContain('history_seq');
  expect(links).not.toContain('TEMP B-TREE');
  const changes = await plan(historyPage(db, undefined, 50));
  expect(changes).toContain('history_at');
  expect(changes).not.toContain('TEMP B-TREE');
});

test('what changes held can leave the device without breaking the chain, and nothing else can be passed off as that', () => {
  write(2);
  appendAudit(ctx, [
    { ...entry(3), recordId: 'e', partnerId: 'q', before: { stage: 'A', fee_minor: 1 }, after: { stage: 'B', fee_minor: 2 } },
  ]);
  write(1);
  expect(withholdColumns(sqlite, 'deal', ['fee_minor'])).toBe(1);
  expect(withholdPartner(sqlite, 'p')).toBe(3);
  expect(withholdPartner(sqlite, 'p')).toBe(0);
  expect(verifyAudit(sqlite)).toEqual({ links: 4, older: 0, broken: null });
  expect(sqlite.prepare('SELECT DISTINCT action, before, after, actor FROM history').all()).toEqual([
    { action: 'withheld', before: null, after: null, actor: 'ada' },
  ]);
  write(1);
  expect(verifyAudit(sqlite)).toMatchObject({ links: 5, broken: null });
  sqlite.exec(`UPDATE history SET after = '{"stage":"Z"}' WHERE seq = 2`);
  expect(verifyAudit(sqlite).broken?.seq).toBe(2);
  sqlite.exec(`UPDATE history SET after = NULL, hash = prev_hash WHERE seq = 2`);
  expect(verifyAudit(sqlite).broken?.seq).toBe(3);
});
