import type { Sqlite } from '#core/db/open.ts';
import { itemColumns, termColumns } from '#core/plans/columns.ts';
import { printOf } from '#core/plans/fingerprint.ts';
import { createRandom } from '#core/sample/random.ts';
import { addDays } from '#shared/domain/dates.ts';
import type { FourValues, PlanContent, PlanObjective } from '#shared/plan/model.ts';

export const year = 2017;
/** In the last quarter, so that three are over and one is running. */
export const asOf = '2017-11-20';
export const planCount = 300;
const dealCount = 12_000;

type Random = ReturnType<typeof createRandom>;
type Goal = Pick<PlanObjective, 'title' | 'kind' | 'weight' | 'unit' | 'accrual' | 'better' | 'feed' | 'start'> & { to: number };

const sum = { accrual: 'sum', better: 'more', feed: null, start: null } as const;
/** As the plans of the sample: half are fed by metrics, half are typed in; sums, levels, falling ones and a budget. */
const goals: readonly Goal[] = [
  { ...sum, title: 'Revenue', kind: 'revenue', weight: 30, unit: 'money', feed: 'K16', to: 900_000_000 },
  { ...sum, title: 'Value registered', kind: 'pipeline', weight: 15, unit: 'money', feed: 'K53.value', to: 1_500_000_000 },
  { ...sum, title: 'Deals won', kind: 'deals', weight: 10, unit: 'count', feed: 'K21.won', to: 22 },
  { ...sum, title: 'Joint campaigns', kind: 'marketing', weight: 10, unit: 'count', feed: 'K46.campaigns', to: 7 },
  { ...sum, title: 'Certified people', kind: 'certifications', weight: 15, unit: 'count', accrual: 'level', start: 3, to: 11 },
  { ...sum, title: 'Known customers', kind: 'custom', weight: 5, unit: 'percent', accrual: 'level', start: 5500, to: 8500 },
  { ...sum, title: 'Days to an offer', kind: 'custom', weight: 5, unit: 'number', accrual: 'level', better: 'less', start: 600, to: 300 },
  { ...sum, title: 'Escalated cases', kind: 'custom', weight: 5, unit: 'count', better: 'less', to: 9 },
];

const four = (of: (at: number) => number | null): FourValues => [of(0), of(1), of(2), of(3)];
const split = (whole: number): FourValues => four((at) => Math.floor((whole * (at + 1)) / 4) - Math.floor((whole * at) / 4));

const objectiveOf = (random: Random, plan: number, goal: Goal, at: number): PlanObjective => {
  const { to, ...rest } = goal;
  const from = goal.start ?? 0;
  const levels = four((quarter) => Math.round(from + ((to - from) * (quarter + 1)) / 4));
  const targets = goal.accrual === 'sum' ? split(to) : levels;
  const typed = targets.map((target) => Math.round(((target ?? 0) * random.between(80, 115)) / 100)) as FourValues;
  // now and then nobody wrote down what was reached in the second quarter
  const actuals =
    goal.feed === null ? four((quarter) => (quarter === 1 && plan % 7 === 0 ? null : (typed[quarter] ?? null))) : four(() => null);
  return {
    ...rest,
    id: `objective-${String(plan).padStart(3, '0')}-${at}`,
    unitLabel: null,
    currency: goal.unit === 'money' ? 'USD' : null,
    targets,
    actuals,
    owner: null,
    dueOn: `${year}-12-31`,
    note: '',
  };
};

const contentOf = (random: Random, plan: number): PlanContent => ({
  terms: {
    ...{
      year,
      name: `Joint plan ${year}`,
      grade: 'standard',
      calendar: 'ours',
      startsOn: `${year}-01-01`,
      endsOn: `${year}-12-31`,
      currency: 'USD',
    },
    ...{ partnerContact: null, vendorSponsor: null, partnerSponsor: null, baseline: '', vision: '', strategy: '' },
    ...{ strengths: '', weaknesses: '', opportunities: '', threats: '', competitors: [], targetAccounts: [], markets: [] },
    ...{ season: plan % 2 === 0 ? [20, 25, 25, 30] : null, rates: [], ratesOn: null },
  },
  objectives: goals.map((goal, at) => objectiveOf(random, plan, goal, at)),
  initiatives: [],
  milestones: [
    {
      ...{ id: `milestone-${plan}`, title: 'Kick-off', initiativeId: null, kind: 'activity', side: 'both', owner: null, startsOn: null },
      ...{ dueOn: `${year}-02-15`, dependsOn: [], state: 'done', doneOn: `${year}-02-10`, evidence: null },
    },
  ],
  investments: [],
});

const inserted = (sqlite: Sqlite, table: string, row: Record<string, unknown>): void => {
  const columns = Object.keys(row);
  sqlite.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`).run(row);
};
const stamps = { created_at: 0, updated_at: 0 };

const addPlan = (sqlite: Sqlite, random: Random, plan: number): void => {
  const content = contentOf(random, plan);
  const ids = { partner_id: `partner-${plan}`, plan_id: `plan-${plan}` };
  // two of three are agreed, and measured by the version that both sides signed
  const isAgreed = plan % 3 !== 0;
  const print = printOf(content);
  const signedOn = `${year}-01-10`;
  inserted(sqlite, 'plan', {
    ...{ id: ids.plan_id, partner_id: ids.partner_id, ...termColumns(content.terms), ...stamps },
    ...(isAgreed ? { state: 'agreed', agreed_revision: 1, agreed_print: print, agreed_on: signedOn } : {}),
  });
  for (const [at, objective] of content.objectives.entries())
    inserted(sqlite, 'plan_objective', { ...ids, id: objective.id, position: at, ...itemColumns(objective), ...stamps });
  for (const milestone of content.milestones)
    inserted(sqlite, 'plan_milestone', { ...ids, id: milestone.id, position: 0, ...itemColumns(milestone), ...stamps });
  if (!isAgreed) return;
  inserted(sqlite, 'plan_revision', {
    ...{ ...ids, id: `revision-${plan}`, number: 1, print, content: JSON.stringify(content), made_on: signedOn, ...stamps },
  });
  for (const side of ['vendor', 'partner'])
    inserted(sqlite, 'plan_signature', {
      ...{ ...ids, id: `signature-${plan}-${side}`, revision: 1, print, side, name: 'Somebody', role: 'Head of sales' },
      ...{ signed_at: 0, signed_on: signedOn, ...stamps },
    });
};

/** 300 partners with their plans, 12,000 deals in two currencies over two years, and their campaigns. */
export const fill = (sqlite: Sqlite): void => {
  const random = createRandom(11);
  const partner = sqlite.prepare(
    `INSERT INTO partner (id, name, name_key, type, tier, status, country, enrolled_on, created_at, updated_at)
     VALUES (?, ?, ?, 'RESELLER_VAR', 'GOLD', 'enrolled', 'Norway', '2015-01-01', 0, 0)`,
  );
  const campaign = sqlite.prepare(
    "INSERT INTO campaign (id, partner_id, name, type, state, deployed_on, created_at, updated_at) VALUES (?, ?, 'A campaign', 'email', 'deployed', ?, 0, 0)",
  );
  const deal = sqlite.prepare(
    `INSERT INTO deal (id, partner_id, stage, state, submitted_on, closed_on, amount_minor, currency, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)`,
  );
  sqlite
    .prepare(
      "INSERT INTO currency_rate (id, kind, from_currency, to_currency, valid_from, rate, created_at) VALUES ('r', 'dated', 'EUR', 'USD', '2015-01-01', '1.25', 0)",
    )
    .run();
  for (let index = 0; index < planCount; index++) {
    partner.run(`partner-${index}`, `Partner ${String(index).padStart(3, '0')}`, `partner${index}`);
    for (let count = 0; count < 8; count++)
      campaign.run(`campaign-${index}-${count}`, `partner-${index}`, addDays('2016-07-01', random.between(0, 500)));
    addPlan(sqlite, random, index);
  }
  for (let index = 0; index < dealCount; index++) {
    const submittedOn = addDays('2016-01-01', random.between(0, 680));
    const closedOn = addDays(submittedOn, random.between(10, 140));
    const state = closedOn > asOf ? 'open' : random.chance(0.6) ? 'won' : 'lost';
    // whole euros that convert without a fraction, so that both sides must agree to the cent
    const amount = random.between(1, 90) * 400_000;
    const currency = random.chance(0.1) ? 'EUR' : 'USD';
    const stage = state === 'open' ? 'ENGAGING' : state.toUpperCase();
    deal.run(
      `deal-${index}`,
      `partner-${random.between(0, planCount - 1)}`,
      stage,
      state,
      submittedOn,
      state === 'open' ? null : closedOn,
      amount,
      currency,
    );
  }
};
