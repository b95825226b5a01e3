import type { OutputOf } from '#shared/api/contract.ts';

export type Rule = OutputOf<'alerts.rules'>[number];
export type Override = Rule['overrides'][number];
/** For whom thresholds are set: everybody (`key` empty), or the partners of a type, a tier or a segment. */
export type Scope = Pick<Override, 'scope' | 'key'>;

/** What the program set for this scope itself. */
export const ownOverride = ({ overrides }: Rule, { scope, key }: Scope): Override | undefined =>
  overrides.find((one) => one.scope === scope && one.key === key);

/** What holds where the scope sets nothing: for everybody what ships, for a group what holds for everybody. */
export const inherited = (rule: Rule, { scope }: Scope): { isOn: boolean; valueOf(threshold: string): number | undefined } => {
  const forAll = scope === 'all' ? undefined : rule.overrides.find((one) => one.scope === 'all');
  return {
    isOn: forAll?.isOn ?? true,
    valueOf: (threshold) => forAll?.values[threshold] ?? rule.thresholds.find(({ key }) => key === threshold)?.value,
  };
};

/** What is saved when a rule is switched in a scope: what the wider scope has anyway is left to it. */
export const withSwitch = (rule: Rule, scope: Scope, isOn: boolean): Override => ({
  ...scope,
  values: ownOverride(rule, scope)?.values ?? {},
  isOn: isOn === inherited(rule, scope).isOn ? null : isOn,
});

/** What is saved when one threshold of a scope is set, or left to the wider scope (null). */
export const withThreshold = (rule: Rule, scope: Scope, threshold: string, value: number | null): Override => {
  const own = ownOverride(rule, scope);
  const { [threshold]: _, ...others } = own?.values ?? {};
  return { ...scope, values: value === null ? others : { ...others, [threshold]: value }, isOn: own?.isOn ?? null };
};
