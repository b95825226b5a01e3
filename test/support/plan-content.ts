import { calendarYear } from '#shared/domain/fiscal.ts';
import { noValues, type PlanContent, type PlanObjective, type PlanTerms } from '#shared/plan/model.ts';
import { planQuarters } from '#shared/plan/quarters.ts';
import { type TrackInput, trackPlan } from '#shared/plan/track.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';

/** Terms of a plan of the calendar year 2026 in euros. */
export const planTerms = (given: Partial<PlanTerms> = {}): PlanTerms => ({
  year: 2026,
  name: 'Joint plan 2026',
  grade: 'standard',
  calendar: 'ours',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  currency: 'EUR',
  partnerContact: null,
  vendorSponsor: null,
  partnerSponsor: null,
  baseline: '',
  vision: '',
  strategy: '',
  strengths: '',
  weaknesses: '',
  opportunities: '',
  threats: '',
  competitors: [],
  targetAccounts: [],
  markets: [],
  season: null,
  rates: [],
  ratesOn: null,
  ...given,
});

/** An objective that counts whole things over the year. */
export const planObjective = (given: Partial<PlanObjective> = {}): PlanObjective => ({
  id: 'o1',
  title: 'Objective',
  kind: 'custom',
  weight: 10,
  unit: 'count',
  unitLabel: null,
  currency: null,
  accrual: 'sum',
  better: 'more',
  start: null,
  targets: noValues,
  actuals: noValues,
  feed: null,
  owner: null,
  dueOn: null,
  note: '',
  ...given,
});

/** A plan with nothing but what is given. */
export const planContent = ({
  terms,
  ...lists
}: Partial<Omit<PlanContent, 'terms'>> & { terms?: Partial<PlanTerms> } = {}): PlanContent => ({
  terms: planTerms(terms),
  objectives: [],
  initiatives: [],
  milestones: [],
  investments: [],
  ...lists,
});

/** The tracking of a plan whose calendar is the calendar year; no metric feeds it unless one is given. */
export const trackedOn = (asOf: string, content: PlanContent, given: Partial<TrackInput> = {}): PlanTracking =>
  trackPlan({
    content,
    revision: null,
    asOf,
    quarters: planQuarters(content.terms, { ours: calendarYear, partner: null }, asOf),
    actuals: new Map(),
    outlook: null,
    rates: [],
    actualRates: [],
    ...given,
  });
