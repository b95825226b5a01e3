import { AppError } from '#shared/domain/errors.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import type { AlertRuleId } from './rule-ids.ts';
import type { AlertRule, ThresholdSpec, ThresholdValues } from './rule.ts';

/** For whom other thresholds hold: everybody, or the partners of one type, tier or segment. */
export const thresholdScopes = ['all', 'type', 'tier', 'segment'] as const;
export type ThresholdScope = (typeof thresholdScopes)[number];

/** What a program changed of one rule for one scope. `key` is empty for `all`. Thresholds that are not named stay as the wider scope has them; `isOn` false silences the rule there, true lets it speak up again, null leaves that to the wider scope too. */
export type ThresholdOverride = { rule: AlertRuleId; scope: ThresholdScope; key: string; values: ThresholdValues; isOn: boolean | null };

/** The group that a partner belongs to; the network has none. */
export type ThresholdSubject = { type: string | null; tier: string | null; segment: string | null };

const matches = ({ scope, key }: ThresholdOverride, subject: ThresholdSubject): boolean => scope === 'all' || subject[scope] === key;

/**
 * The thresholds of a rule for a partner. The most specific scope that names a threshold wins: segment before tier before type before all before the default.
 * `isOn` likewise.
 */
export const thresholdsFor = (
  rule: AlertRule,
  overrides: readonly ThresholdOverride[],
  subject: ThresholdSubject,
): { values: Record<string, number>; isOn: boolean } => {
  const values = Object.fromEntries(Object.entries(rule.thresholds).map(([key, { value }]) => [key, value]));
  let isOn = true;
  for (const scope of thresholdScopes)
    for (const override of overrides) {
      if (override.rule !== rule.id || override.scope !== scope || !matches(override, subject)) continue;
      Object.assign(values, override.values);
      isOn = override.isOn ?? isOn;
    }
  return { values, isOn };
};

const invalid = (detail: string): AppError => new AppError('RECORD_INVALID', { field: 'Thresholds', detail });

/** A threshold as people read it: by its label, or by its key when it has none. */
const labelOf = (key: string): string => (alertTexts.threshold as Readonly<Record<string, string>>)[key] ?? key;
const inWords = (spec: ThresholdSpec | undefined, value: number | undefined): string =>
  spec?.unit === 'share' ? `${Math.round((value ?? 0) * 10_000) / 100} %` : String(value);

const keysOf = (overrides: readonly ThresholdOverride[], scope: ThresholdScope): Array<string | null> => [
  null,
  ...new Set(overrides.filter((one) => one.scope === scope).map(({ key }) => key)),
];

/**
 * Refuses thresholds that the rule does not know, that lie outside their bounds, or that stand out of order for any partner that there could be: an order can be broken
 * by two scopes that are each in order. Throws RECORD_INVALID with a sentence.
 */
export const assertThresholds = (rule: AlertRule, overrides: readonly ThresholdOverride[]): void => {
  const own = overrides.filter((one) => one.rule === rule.id);
  const name = alertTexts.name[rule.id];
  for (const { values, scope, key } of own) {
    if ((scope === 'all') !== (key === ''))
      throw invalid('thresholds for everybody name nobody, all others name one type, tier or segment');
    for (const [threshold, value] of Object.entries(values)) {
      const spec = Object.hasOwn(rule.thresholds, threshold) ? rule.thresholds[threshold] : undefined;
      if (!spec) throw invalid(`"${name}" has no threshold "${threshold}"`);
      if (!Number.isFinite(value) || value < spec.min || value > spec.max)
        throw invalid(`"${labelOf(threshold)}" of "${name}" must lie between ${inWords(spec, spec.min)} and ${inWords(spec, spec.max)}`);
      if (spec.unit !== 'share' && !Number.isInteger(value)) throw invalid(`"${labelOf(threshold)}" of "${name}" must be a whole number`);
    }
  }
  for (const type of keysOf(own, 'type'))
    for (const tier of keysOf(own, 'tier'))
      for (const segment of keysOf(own, 'segment')) {
        const { values } = thresholdsFor(rule, own, { type, tier, segment });
        for (const [low, high] of rule.order)
          if ((values[low] ?? 0) > (values[high] ?? 0)) {
            const where = [type, tier, segment].filter((one) => one !== null).join(', ');
            const [less, more] = [low, high].map((key) => `"${labelOf(key)}", ${inWords(rule.thresholds[key], values[key])}`);
            throw invalid(`${less}, must not be above ${more}, in "${name}"${where === '' ? '' : ` (for ${where})`}`);
          }
      }
};
