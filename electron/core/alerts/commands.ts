import { auditChange } from '#core/audit/append.ts';
import type { CommandCtx, HandlersFor } from '#core/context.ts';
import type { AlertState } from '#core/db/program-tables.ts';
import { difference, recordChanges, requireReference } from '#core/records/history.ts';
import { readProgram } from '#core/settings/program.ts';
import type { ParsedInputOf } from '#shared/api/contract.ts';
import { alertSentence } from '#shared/alerts/words.ts';
import { type AlertRuleId, alertRuleIds } from '#shared/alerts/rule-ids.ts';
import { ruleOf } from '#shared/alerts/rules.ts';
import { assertThresholds, type ThresholdOverride } from '#shared/alerts/thresholds.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Seen } from './entries.ts';
import { readOverrides } from './overrides.ts';

type Act = ParsedInputOf<'alerts.act'>;
type Columns = { state: AlertState; snoozed_until: IsoDate | null; owner_id: string | null; outcome: string | null };

const isRuleId = (text: string): text is AlertRuleId => (alertRuleIds as readonly string[]).includes(text);

/** The parts of an alert's identity. Throws RECORD_NOT_FOUND for one that no rule makes. */
const partsOf = (id: string): { rule: AlertRuleId; partnerId: string | null; subject: string } => {
  const [rule = '', partnerId = '', ...subject] = id.split(':');
  if (!isRuleId(rule) || partnerId === '') throw new AppError('RECORD_NOT_FOUND', { entity: 'alert' });
  return { rule, partnerId: partnerId === 'network' ? null : partnerId, subject: subject.join(':') };
};

const columnsOf = (action: Act['action'], asOf: IsoDate): Columns => {
  const base = { snoozed_until: null, owner_id: null, outcome: null };
  switch (action.kind) {
    case 'snooze':
      if (action.until <= asOf) throw new AppError('RECORD_INVALID', { field: 'Snooze until', detail: `choose a day after ${asOf}` });
      return { ...base, state: 'snoozed', snoozed_until: action.until };
    case 'assign':
      return { ...base, state: action.ownerId === null ? 'open' : 'assigned', owner_id: action.ownerId };
    case 'done':
      return { ...base, state: 'done', outcome: action.outcome };
    case 'dismiss':
      return { ...base, state: 'dismissed', outcome: action.outcome };
    case 'reopen':
      return { ...base, state: 'open' };
  }
};

/** What the log says besides the action: until when, to whom, with which outcome. */
const detailOf = async (ctx: CommandCtx, action: Act['action']): Promise<string | null> => {
  if (action.kind === 'snooze') return action.until;
  if (action.kind === 'done' || action.kind === 'dismiss') return action.outcome;
  if (action.kind !== 'assign' || action.ownerId === null) return null;
  const person = await ctx.db.selectFrom('person').select('name').where('id', '=', action.ownerId).executeTakeFirst();
  return person?.name ?? null;
};

const act = async (ctx: CommandCtx, { id, action, seen, asOf: wanted }: Act): Promise<string | null> => {
  const { rule, partnerId, subject } = partsOf(id);
  const asOf = wanted ?? (await readProgram(ctx.db, ctx.today)).asOf;
  await requireReference(ctx, 'partner', partnerId, 'Partner');
  if (action.kind === 'assign') await requireReference(ctx, 'person', action.ownerId, 'Assigned to');
  const kept: Seen = seen;
  const columns = { ...columnsOf(action, asOf), evidence: JSON.stringify(kept), handled_on: asOf };
  const before = await ctx.db.selectFrom('alert').selectAll().where('id', '=', id).executeTakeFirst();
  const identity = { entity: 'alert' as const, recordId: id, partnerId };
  const log = await detailOf(ctx, action);
  await ctx.db
    .insertInto('alert_log')
    .values({
      id: ctx.newId(),
      alert_id: id,
      partner_id: partnerId,
      happened_on: asOf,
      action: action.kind,
      detail: JSON.stringify({ sentence: alertSentence('say', seen.text), text: seen.text, detail: log }),
      actor: null,
      created_at: ctx.now,
    })
    .execute();
  if (!before) {
    const row = { rule, partner_id: partnerId, subject, ...columns };
    await ctx.db
      .insertInto('alert')
      .values({ id, ...row, import_id: null, created_at: ctx.now, updated_at: ctx.now })
      .execute();
    return recordChanges(ctx, [{ ...identity, before: null, after: row }]);
  }
  const changed = difference(before, columns);
  if (!changed) return null;
  await ctx.db
    .updateTable('alert')
    .set({ ...columns, updated_at: ctx.now, version: before.version + 1 })
    .where('id', '=', id)
    .execute();
  return recordChanges(ctx, [{ ...identity, ...changed }]);
};

const requireScope = async (ctx: CommandCtx, { scope, key }: Pick<ThresholdOverride, 'scope' | 'key'>): Promise<void> => {
  if (scope !== 'type' && scope !== 'tier') return;
  const found = await ctx.db
    .selectFrom(scope === 'type' ? 'partner_type' : 'tier')
    .select('key')
    .where('key', '=', key)
    .executeTakeFirst();
  if (!found) throw new AppError('RECORD_INVALID', { field: 'Thresholds', detail: `there is no ${scope} ${key}` });
};

/** A stored threshold for the audit trail; null: what ships holds. */
const readThreshold = async (
  ctx: CommandCtx,
  { rule, scope, key }: { rule: string; scope: 'all' | 'type' | 'tier' | 'segment'; key: string },
) =>
  (await ctx.db
    .selectFrom('alert_threshold')
    .select(['thresholds', 'is_on'])
    .where('rule', '=', rule)
    .where('scope', '=', scope)
    .where('scope_key', '=', key)
    .executeTakeFirst()) ?? null;

export const alertCommands: HandlersFor<'alerts', 'command'> = {
  'alerts.act': async (ctx, input) => ({ undoId: await act(ctx, input) }),
  'alerts.rules.save': async (ctx, { rule, scope, key, values, isOn }) => {
    await requireScope(ctx, { scope, key });
    const others = (await readOverrides(ctx.db)).filter((one) => !(one.rule === rule && one.scope === scope && one.key === key));
    const isShipped = isOn === null && Object.keys(values).length === 0;
    assertThresholds(ruleOf(rule), isShipped ? others : [...others, { rule, scope, key, values, isOn }]);
    const where = { rule, scope, key };
    const before = await readThreshold(ctx, where);
    await ctx.db.deleteFrom('alert_threshold').where('rule', '=', rule).where('scope', '=', scope).where('scope_key', '=', key).execute();
    if (!isShipped)
      await ctx.db
        .insertInto('alert_threshold')
        .values({
          rule,
          scope,
          scope_key: key,
          thresholds: JSON.stringify(values),
          is_on: isOn === null ? null : isOn ? 1 : 0,
          updated_at: ctx.now,
        })
        .execute();
    auditChange(ctx, 'alert_threshold', `${rule}:${scope}:${key}`, { before, after: await readThreshold(ctx, where) });
    return {};
  },
};
