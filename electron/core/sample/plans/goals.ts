import type { PlanObjective } from '#shared/plan/model.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Row, Rows } from '../here.ts';
import type { Story } from '../story.ts';

type Days = { from: IsoDate; to: IsoDate };
/** What a plan of the sample aims at. `read`: what its metric counts in some days, from the rows of the partner; without it the actuals are typed in. */
export type Goal = Pick<PlanObjective, 'title' | 'kind' | 'weight' | 'unit' | 'unitLabel' | 'accrual' | 'better'> & {
  feed?: string;
  read?: (rows: Rows, days: Days) => number;
  /** Typed: where it stands before the year, and where it should be at its end; of a `sum` the year's total alone. */
  from?: number;
  to?: number;
};

const within = (row: Row, column: string, { from, to }: Days): boolean => {
  const day = row[column];
  return typeof day === 'string' && day >= from && day <= to;
};
const counted =
  (table: Parameters<Rows['get']>[0], column: string, holds: (row: Row) => boolean = () => true) =>
  (rows: Rows, days: Days): number =>
    (rows.get(table) ?? []).filter((row) => within(row, column, days) && holds(row)).length;
const summed =
  (column: string, holds: (row: Row) => boolean) =>
  (rows: Rows, days: Days): number =>
    (rows.get('deal') ?? []).reduce(
      (sum, row) => (within(row, column, days) && holds(row) ? sum + ((row['amount_minor'] as number | null) ?? 0) : sum),
      0,
    );
const isWon = (row: Row): boolean => row['state'] === 'won';
const isRegistered = (row: Row): boolean => row['registration_state'] !== 'draft';

const more = { accrual: 'sum', better: 'more', unitLabel: null } as const;
const level = { accrual: 'level', better: 'more', unitLabel: null } as const;
const falling = { accrual: 'level', better: 'less', unitLabel: null } as const;
const budget = { accrual: 'sum', better: 'less', unitLabel: null } as const;

/** What every plan of the sample has. */
export const usualGoals: readonly Goal[] = [
  { title: 'Revenue', kind: 'revenue', weight: 30, unit: 'money', ...more, feed: 'K16', read: summed('closed_on', isWon) },
  {
    title: 'Value registered',
    kind: 'pipeline',
    weight: 15,
    unit: 'money',
    ...more,
    feed: 'K53.value',
    read: summed('submitted_on', isRegistered),
  },
  { title: 'Deals won', kind: 'deals', weight: 10, unit: 'count', ...more, feed: 'K21.won', read: counted('deal', 'closed_on', isWon) },
  { title: 'Certified people', kind: 'certifications', weight: 15, unit: 'count', ...level, unitLabel: 'people', from: 3, to: 8 },
  {
    title: 'Joint campaigns',
    kind: 'marketing',
    weight: 10,
    unit: 'count',
    ...more,
    feed: 'K46.campaigns',
    read: counted('campaign', 'deployed_on'),
    to: 4,
  },
];

/** What a type adds. */
export const typeGoals: Readonly<Record<Story['type'], readonly Goal[]>> = {
  RESELLER_VAR: [
    {
      title: 'New customers',
      kind: 'deals',
      weight: 10,
      unit: 'count',
      ...more,
      feed: 'K18',
      read: counted('deal', 'closed_on', (row) => isWon(row) && row['is_new_customer'] === 1),
    },
    { title: 'Deals registered before the first offer', kind: 'custom', weight: 5, unit: 'percent', ...level, from: 6500, to: 9000 },
    { title: 'Days from request to offer', kind: 'custom', weight: 5, unit: 'number', ...falling, unitLabel: 'days', from: 600, to: 300 },
  ],
  DISTRIBUTOR: [
    { title: 'Resellers trained', kind: 'certifications', weight: 10, unit: 'count', ...more, unitLabel: 'resellers', to: 24 },
    { title: 'Lines reported with their end customer', kind: 'custom', weight: 5, unit: 'percent', ...level, from: 5500, to: 8500 },
    { title: 'Stock older than 90 days', kind: 'custom', weight: 5, unit: 'percent', ...falling, from: 1800, to: 800 },
  ],
  MSP: [
    { title: 'Services with our platform', kind: 'custom', weight: 10, unit: 'count', ...level, unitLabel: 'services', from: 4, to: 9 },
    { title: 'Contracts renewed', kind: 'custom', weight: 5, unit: 'percent', ...level, from: 8600, to: 9400 },
    { title: 'Escalated cases', kind: 'custom', weight: 5, unit: 'count', ...budget, unitLabel: 'cases', to: 8 },
  ],
  SI: [
    { title: 'Projects handed over', kind: 'custom', weight: 10, unit: 'count', ...more, unitLabel: 'projects', to: 12 },
    {
      title: 'Architects who know the platform',
      kind: 'certifications',
      weight: 5,
      unit: 'count',
      ...level,
      unitLabel: 'people',
      from: 1,
      to: 5,
    },
    { title: 'Escalations in projects', kind: 'custom', weight: 5, unit: 'count', ...budget, unitLabel: 'cases', to: 6 },
  ],
  ISV: [
    {
      title: 'Listings adopted',
      kind: 'custom',
      weight: 10,
      unit: 'count',
      ...more,
      feed: 'K80.adoptions',
      read: counted('listing_adoption', 'adopted_on'),
      to: 12,
    },
    { title: 'Customers on the joint release', kind: 'custom', weight: 5, unit: 'percent', ...level, from: 3000, to: 6500 },
    {
      title: 'Open questions of compatibility',
      kind: 'custom',
      weight: 5,
      unit: 'count',
      ...falling,
      unitLabel: 'questions',
      from: 14,
      to: 4,
    },
  ],
  REFERRAL_AGENT: [
    {
      title: 'Leads',
      kind: 'deals',
      weight: 10,
      unit: 'count',
      ...more,
      feed: 'K81.leads',
      read: counted('lead', 'submitted_on'),
      to: 16,
    },
    { title: 'Leads with a named decision maker', kind: 'custom', weight: 5, unit: 'percent', ...level, from: 5000, to: 8000 },
    { title: 'Days until we answer a lead', kind: 'custom', weight: 5, unit: 'number', ...falling, unitLabel: 'days', from: 500, to: 200 },
  ],
  STRATEGIC_ALLIANCE: [
    { title: 'Joint references', kind: 'marketing', weight: 10, unit: 'count', ...more, unitLabel: 'references', to: 8 },
    { title: 'Accounts with a joint plan', kind: 'custom', weight: 5, unit: 'count', ...level, unitLabel: 'accounts', from: 2, to: 10 },
    {
      title: 'Open questions between the laboratories',
      kind: 'custom',
      weight: 5,
      unit: 'count',
      ...falling,
      unitLabel: 'questions',
      from: 20,
      to: 6,
    },
  ],
};
