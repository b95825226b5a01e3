import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { Deps } from '#core/deps.ts';
import { type AuditLink, noHash } from '#shared/domain/audit-link.ts';
import { hashOf } from './link.ts';

/** What appending needs: the writing handle inside an open transaction, the time, ids, and the machine's own words for who and where. */
export type AuditCtx = { sqlite: Sqlite; now: number; newId(): string; deps: Pick<Deps, 'platform'> };

/** One change for the chain; `before` null: made, `after` null: gone. */
export type AuditEntry = {
  step: string;
  entity: string;
  recordId: string;
  partnerId: string | null;
  before: unknown;
  after: unknown;
};

/**
 * The end of the chain, kept beside the settings, so that rows missing at its end are noticed. `before`: how many changes are older than the chain and have no
 * link.
 */
export type AuditHead = { seq: number; hash: string; before: number };
export const headKey = 'auditHead';

const readSetting = (sqlite: Sqlite, key: string): unknown => {
  const row = prepared(sqlite, 'SELECT value FROM setting WHERE key = ?').get(key) as { value: string } | undefined;
  return row === undefined ? undefined : JSON.parse(row.value);
};
const writeSetting = (sqlite: Sqlite, key: string, value: unknown): void => {
  prepared(sqlite, 'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    JSON.stringify(value),
  );
};

/** The end of the chain; null before its first link. */
export const readHead = (sqlite: Sqlite): AuditHead | null => (readSetting(sqlite, headKey) as AuditHead | undefined) ?? null;

/** As a database keeps it: half of a character that takes two, without the other half, is none, and would come back as another one than was hashed. */
const asKept = <T extends string | null>(text: T): T => (text === null ? text : text.toWellFormed()) as T;

/** The name that the user gave, else the operating system's. */
const actorOf = ({ sqlite, deps }: AuditCtx): string => {
  const name = readSetting(sqlite, 'userName');
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : deps.platform.user.name;
};

/** A store is on one device: it gets its name and number at its first change and keeps them. */
const deviceOf = (ctx: AuditCtx): string => {
  const known = readSetting(ctx.sqlite, 'device');
  if (typeof known === 'string') return known;
  const device = `${ctx.deps.platform.user.device} (${ctx.newId().slice(-8)})`;
  writeSetting(ctx.sqlite, 'device', device);
  return device;
};

const asJson = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
const actionOf = ({ before, after }: AuditEntry): string =>
  before === null || before === undefined ? 'created' : after === null || after === undefined ? 'removed' : 'changed';

const insertText = `INSERT INTO history (id, step, at, entity, record_id, partner_id, action, before, after, seq, actor, device, prev_hash, hash)
  VALUES (@id, @step, @at, @entity, @record_id, @partner_id, @action, @before, @after, @seq, @actor, @device, @prev_hash, @hash)`;

/** Adds changes to the end of the chain. The one place that writes history; nothing ever changes or deletes what it wrote. */
export const appendAudit = (ctx: AuditCtx, entries: readonly AuditEntry[]): void => {
  if (entries.length === 0) return;
  const { sqlite } = ctx;
  const head = readHead(sqlite) ?? {
    seq: 0,
    hash: noHash,
    before: (prepared(sqlite, 'SELECT count(*) AS n FROM history').get() as { n: number }).n,
  };
  const actor = asKept(actorOf(ctx));
  const device = asKept(deviceOf(ctx));
  const insert = prepared(sqlite, insertText);
  let { seq, hash } = head;
  for (const entry of entries) {
    seq += 1;
    const link: AuditLink = {
      seq,
      id: ctx.newId(),
      step: asKept(entry.step),
      at: ctx.now,
      entity: asKept(entry.entity),
      record_id: asKept(entry.recordId),
      partner_id: asKept(entry.partnerId),
      action: actionOf(entry),
      before: asJson(entry.before),
      after: asJson(entry.after),
      actor,
      device,
      prev_hash: hash,
    };
    hash = hashOf(link);
    insert.run({ ...link, hash });
  }
  writeSetting(sqlite, headKey, { seq, hash, before: head.before } satisfies AuditHead);
};

/** Notes a change of something that is no record of a partner: a setting, a rate, a list of the program, an import. It cannot be taken back by `history.undo`. */
export const auditChange = (
  ctx: AuditCtx & { note(table: 'history'): void },
  entity: string,
  recordId: string,
  change: { before: unknown; after: unknown; partnerId?: string | null },
): void => {
  if (JSON.stringify(change.before ?? null) === JSON.stringify(change.after ?? null)) return;
  ctx.note('history');
  appendAudit(ctx, [
    { step: ctx.newId(), entity, recordId, partnerId: change.partnerId ?? null, before: change.before, after: change.after },
  ]);
};
