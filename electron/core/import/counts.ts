import type { ImportCounts, RecordCounts, SideCounts } from '#shared/api/imports.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import type { Plan } from '#shared/import/plan/plan-types.ts';

export const noRecords = (): RecordCounts => ({ partners: 0, deals: 0, people: 0, products: 0 });
export const noSides = (): SideCounts => ({ managers: 0, teams: 0, contacts: 0, commitments: 0, aliases: 0, stages: 0 });
export const noCounts = (): ImportCounts => ({
  created: noRecords(),
  updated: noRecords(),
  unchanged: noRecords(),
  also: { created: noSides(), updated: noSides(), unchanged: noSides() },
  needsAttention: 0,
  reasons: {},
});

type Verb = 'created' | 'updated' | 'unchanged';

/** Counts records of a table under the word that scripts ask for. */
export const countRecords = (counts: ImportCounts, verb: Verb, entity: ImportEntity, by: number): void => {
  const main = counts[verb];
  const side = counts.also[verb];
  if (entity === 'partner') main.partners += by;
  else if (entity === 'deal') main.deals += by;
  else if (entity === 'person') main.people += by;
  else if (entity === 'product') main.products += by;
  else if (entity === 'contact') side.contacts += by;
  else if (entity === 'commitment') side.commitments += by;
  // kinds stand under their own key, those that no row touches do not
  else if (by > 0) main[entity] = (main[entity] ?? 0) + by;
};

/** What a plan comes to. People are those that rows list; managers and teams that rows only name are counted beside them. */
export const countsOf = (plan: Plan): ImportCounts => {
  const counts = noCounts();
  for (const [entity, one] of Object.entries(plan.entities) as Array<[ImportEntity, Plan['entities'][ImportEntity]]>) {
    countRecords(counts, 'created', entity, one.creates.length);
    countRecords(counts, 'updated', entity, one.updates.length);
    countRecords(counts, 'unchanged', entity, one.unchanged);
  }
  for (const { kind } of plan.additions) {
    if (kind === 'manager') counts.also.created.managers++;
    else if (kind === 'team') counts.also.created.teams++;
    else if (kind === 'certificate_definition' || kind === 'compliance_requirement')
      counts.also.created.listed = (counts.also.created.listed ?? 0) + 1;
    else countRecords(counts, 'created', kind, 1);
  }
  counts.also.created.aliases = plan.aliases.filter((alias) => alias.accepted).length;
  counts.also.created.stages = plan.stages.length;
  counts.needsAttention = plan.waiting.length;
  for (const { problem } of plan.waiting) counts.reasons[problem.code] = (counts.reasons[problem.code] ?? 0) + 1;
  for (const [code, count] of plan.passedOver) counts.reasons[code] = (counts.reasons[code] ?? 0) + count;
  return counts;
};

const sum = <T extends Record<string, number | undefined>>(a: T, b: T): T =>
  Object.fromEntries(Object.keys({ ...a, ...b }).map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)])) as T;

/** What a later placing adds to an import: its records. The rows that wait are counted where they lie, so they stay out. */
export const addCounts = (counts: ImportCounts, more: ImportCounts): ImportCounts => ({
  ...counts,
  created: sum(counts.created, more.created),
  updated: sum(counts.updated, more.updated),
  also: {
    created: sum(counts.also.created, more.also.created),
    updated: sum(counts.also.updated, more.also.updated),
    unchanged: counts.also.unchanged,
  },
});
