/** Who may see what of partners below another one (M08): the distributor keeps its accounts, the vendor sees what the two agreed on. */
export type VisibilityRule = { fields: readonly string[]; aggregateOnly: boolean };

/**
 * A downstream record as a viewer may see it: the fields that the rule names, or null when the rule shows sums alone. Without a rule everything is seen: a program
 * that agreed on nothing hides nothing.
 */
export const visibleFields = <T extends Readonly<Record<string, unknown>>>(rule: VisibilityRule | null, record: T): Partial<T> | null => {
  if (rule === null) return record;
  if (rule.aggregateOnly) return null;
  return Object.fromEntries(Object.entries(record).filter(([field]) => rule.fields.includes(field))) as Partial<T>;
};
