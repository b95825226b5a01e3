import { daysBetween } from '#shared/domain/dates.ts';
import type { FactValue, OpenDeal, QbrFacts, QbrRisk } from './model.ts';

/** When a fact counts as a risk. One place, so that a program can hold its own later. */
export const riskThresholds = {
  /** A deal is stalled when it is open for longer than this many times the partner's own average days to close... */
  stalledTimesAverage: 2,
  /** ...or for this many days, when too few deals were won to know the average. */
  stalledDays: 180,
  averageNeedsDeals: 5,
  /** Registrations fall when the last full quarter has less than this share of the average of the four before. */
  registrationsShare: 0.7,
  registrationsLeast: 3,
  quietDays: 90,
  /** One product carries too much from this share of the won amount on. */
  productShare: 0.6,
  productDeals: 3,
} as const;

const integer = (value: number): FactValue => ({ kind: 'integer', value: Math.round(value) });
const text = (value: string): FactValue => ({ kind: 'text', text: value });
const evidenceOf = (deal: OpenDeal): QbrRisk['evidence'][number] => ({
  id: deal.id,
  sentence: 'deal',
  facts: { deal: text(deal.name), stage: text(deal.stageLabel), days: integer(deal.ageDays ?? 0) },
});

const stalled = ({ pipeline, asOf, figures }: QbrFacts): QbrRisk[] => {
  const { value, denominator } = figures.now.dealAge;
  const known = value !== null && (denominator ?? 0) >= riskThresholds.averageNeedsDeals;
  const limit = known ? Math.max(30, Math.round(value * riskThresholds.stalledTimesAverage)) : riskThresholds.stalledDays;
  const late = pipeline.deals.filter(
    (deal) =>
      (deal.ageDays !== null && deal.ageDays > limit) || (deal.expectedCloseOn !== null && daysBetween(deal.expectedCloseOn, asOf) > 30),
  );
  if (late.length === 0) return [];
  return [
    {
      code: 'stalledDeals',
      facts: { count: integer(late.length), open: integer(pipeline.openDeals.value ?? 0), limit: integer(limit) },
      evidence: late.toSorted((a, b) => (b.ageDays ?? 0) - (a.ageDays ?? 0)).map(evidenceOf),
    },
  ];
};

const falling = ({ trend, asOf }: QbrFacts): QbrRisk[] => {
  const full = trend.filter(({ to }) => to <= asOf);
  const last = full.at(-1);
  const before = full.slice(-5, -1);
  if (!last || before.length < 4) return [];
  const average = before.reduce((sum, { registrations }) => sum + registrations, 0) / before.length;
  if (average < riskThresholds.registrationsLeast || last.registrations >= average * riskThresholds.registrationsShare) return [];
  return [
    {
      code: 'fallingRegistrations',
      facts: { quarter: text(last.quarter), count: integer(last.registrations), average: integer(average) },
      evidence: [...before, last].map(({ quarter, registrations }) => ({
        id: quarter,
        sentence: 'quarter' as const,
        facts: { quarter: text(quarter), count: integer(registrations) },
      })),
    },
  ];
};

const quiet = ({ pipeline: { openDeals, daysSinceEvent } }: QbrFacts): QbrRisk[] => {
  const days = daysSinceEvent.value;
  if (days === null || days <= riskThresholds.quietDays) return [];
  return [{ code: 'noRegistrations', facts: { days: integer(days), open: integer(openDeals.value ?? 0) }, evidence: [] }];
};

const overdue = (facts: QbrFacts): QbrRisk[] =>
  (['vendor', 'partner'] as const).flatMap((side): QbrRisk[] => {
    const late = facts.commitments.filter((one) => one.side === side && one.overdue);
    if (late.length === 0) return [];
    return [
      {
        code: side === 'vendor' ? 'overdueVendor' : 'overduePartner',
        facts: { count: integer(late.length) },
        evidence: late.map((one) => ({
          id: one.id,
          sentence: 'commitment' as const,
          facts: {
            what: text(one.description),
            due: { kind: 'date' as const, date: one.dueOn ?? facts.asOf },
            days: integer(one.dueOn === null ? 0 : daysBetween(one.dueOn, facts.asOf)),
          },
        })),
      },
    ];
  });

const concentrated = ({ productMix, figures }: QbrFacts): QbrRisk[] => {
  const total = figures.now.wonAmount.value;
  const first = productMix.toSorted((a, b) => (b.wonAmount ?? 0) - (a.wonAmount ?? 0))[0];
  if (!first?.product || first.wonAmount === null || total === null || total <= 0) return [];
  if ((figures.now.wonCount.value ?? 0) < riskThresholds.productDeals) return [];
  const share = first.wonAmount / total;
  if (share < riskThresholds.productShare) return [];
  const facts = { product: text(first.product), share: { kind: 'percent' as const, fraction: share }, count: integer(first.wonCount) };
  return [{ code: 'productConcentration', facts, evidence: [{ id: first.product, sentence: 'product', facts }] }];
};

/** The risks that follow from the records, each with what it rests on. Overdue commitments of both sides are named alike. */
export const findRisks = (facts: QbrFacts): QbrRisk[] => [
  ...stalled(facts),
  ...falling(facts),
  ...quiet(facts),
  ...overdue(facts),
  ...concentrated(facts),
];
