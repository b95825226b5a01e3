import type { Kysely } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import { alertRuleIds, type AlertRuleId } from '#shared/alerts/rule-ids.ts';
import { ruleOf } from '#shared/alerts/rules.ts';
import type { ThresholdOverride } from '#shared/alerts/thresholds.ts';

const isRuleId = (text: string): text is AlertRuleId => (alertRuleIds as readonly string[]).includes(text);

/** Without thresholds that the rule no longer has: what an older app wrote must not keep the others from being changed. */
const knownOf = (rule: AlertRuleId, values: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).filter(([threshold]) => Object.hasOwn(ruleOf(rule).thresholds, threshold)));

/** What the program changed of the shipped thresholds. */
export const readOverrides = async (db: Kysely<Db>): Promise<ThresholdOverride[]> => {
  const rows = await db.selectFrom('alert_threshold').selectAll().orderBy('rule').orderBy('scope').orderBy('scope_key').execute();
  return rows.flatMap(({ rule, scope, scope_key, thresholds, is_on }) =>
    isRuleId(rule)
      ? [
          {
            rule,
            scope,
            key: scope_key,
            values: knownOf(rule, JSON.parse(thresholds) as Record<string, number>),
            isOn: is_on === null ? null : is_on === 1,
          },
        ]
      : [],
  );
};
