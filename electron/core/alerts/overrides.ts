import type { Kysely } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import { alertRuleIds, type AlertRuleId } from '#shared/alerts/rule-ids.ts';
import type { ThresholdOverride } from '#shared/alerts/thresholds.ts';

const isRuleId = (text: string): text is AlertRuleId => (alertRuleIds as readonly string[]).includes(text);

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
            values: JSON.parse(thresholds) as Record<string, number>,
            isOn: is_on === null ? null : is_on === 1,
          },
        ]
      : [],
  );
};
