import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { QueryCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import { InvestmentKind, type PlanContent, PlanMilestone, PlanTerms } from '#shared/plan/model.ts';

export type PlanRow = Selectable<Db['plan']>;

/** What a column keeps as JSON. A row of another device or of a server may hold anything: what has not the shape is not there, and the plan can still be opened. */
const kept = <T>(schema: z.ZodType<T>, text: string | null, none: T): T => {
  if (text === null || text === '[]') return none;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? none;
  } catch {
    return none;
  }
};

/** The terms of a plan as its row has them. */
export const termsOf = (row: PlanRow): PlanTerms => ({
  year: row.year,
  name: row.name,
  grade: row.grade,
  calendar: row.calendar,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  currency: row.currency,
  partnerContact: row.partner_contact,
  vendorSponsor: row.vendor_sponsor,
  partnerSponsor: row.partner_sponsor,
  baseline: row.baseline,
  vision: row.vision,
  strategy: row.strategy,
  strengths: row.strengths,
  weaknesses: row.weaknesses,
  opportunities: row.opportunities,
  threats: row.threats,
  competitors: kept(PlanTerms.shape.competitors, row.competitors, []),
  targetAccounts: kept(PlanTerms.shape.targetAccounts, row.target_accounts, []),
  markets: kept(PlanTerms.shape.markets, row.markets, []),
  season: kept(PlanTerms.shape.season, row.season, null),
  rates: kept(PlanTerms.shape.rates, row.plan_rates, []),
  ratesOn: row.rates_on,
});

const objectiveOf = (row: Selectable<Db['plan_objective']>): PlanContent['objectives'][number] => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  weight: row.weight,
  unit: row.unit,
  unitLabel: row.unit_label,
  currency: row.currency,
  accrual: row.accrual,
  better: row.better,
  start: row.start_value,
  targets: [row.q1_target, row.q2_target, row.q3_target, row.q4_target],
  actuals: [row.q1_actual, row.q2_actual, row.q3_actual, row.q4_actual],
  feed: row.feed,
  owner: row.owner,
  dueOn: row.due_on,
  note: row.note,
});

const initiativeOf = (row: Selectable<Db['plan_initiative']>): PlanContent['initiatives'][number] => ({
  id: row.id,
  title: row.title,
  objectiveId: row.objective_id,
  side: row.side,
  description: row.description,
  owner: row.owner,
  startsOn: row.starts_on,
  dueOn: row.due_on,
});

const milestoneOf = (row: Selectable<Db['plan_milestone']>): PlanContent['milestones'][number] => ({
  id: row.id,
  title: row.title,
  initiativeId: row.initiative_id,
  kind: row.kind,
  side: row.side,
  owner: row.owner,
  startsOn: row.starts_on,
  dueOn: row.due_on,
  dependsOn: kept(PlanMilestone.shape.dependsOn, row.waits_for, []),
  state: row.state,
  doneOn: row.done_on,
  evidence: row.evidence,
});

const investmentOf = (row: Selectable<Db['plan_investment']>): PlanContent['investments'][number] => ({
  id: row.id,
  title: row.title,
  side: row.side,
  kind: InvestmentKind.catch('money').parse(row.kind),
  unit: row.unit,
  currency: row.currency,
  planned: row.planned,
  spent: row.spent,
  owner: row.owner,
  dueOn: row.due_on,
});

const byPlan = <R extends { plan_id: string }, T>(rows: readonly R[], of: (row: R) => T): Map<string, T[]> => {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const items = found.get(row.plan_id) ?? [];
    items.push(of(row));
    found.set(row.plan_id, items);
  }
  return found;
};

/** The working versions of some plans, by id: one reading a table for all of them. */
export const readContents = async (ctx: Pick<QueryCtx, 'db'>, rows: readonly PlanRow[]): Promise<Map<string, PlanContent>> => {
  const ids = rows.map(({ id }) => id);
  const read = async <T extends 'plan_objective' | 'plan_initiative' | 'plan_milestone' | 'plan_investment'>(table: T) =>
    (await ctx.db
      .selectFrom(table as 'plan_objective')
      .selectAll()
      .where('plan_id', 'in', ids)
      .orderBy('position')
      .orderBy('id')
      .execute()) as unknown as Array<Selectable<Db[T]>>;
  const objectives = byPlan(await read('plan_objective'), objectiveOf);
  const initiatives = byPlan(await read('plan_initiative'), initiativeOf);
  const milestones = byPlan(await read('plan_milestone'), milestoneOf);
  const investments = byPlan(await read('plan_investment'), investmentOf);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        terms: termsOf(row),
        objectives: objectives.get(row.id) ?? [],
        initiatives: initiatives.get(row.id) ?? [],
        milestones: milestones.get(row.id) ?? [],
        investments: investments.get(row.id) ?? [],
      },
    ]),
  );
};
