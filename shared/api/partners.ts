import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { FiscalCalendar } from '#shared/domain/fiscal.ts';
import { Money } from '#shared/domain/money.ts';
import { Figure, FigurePeriod, FigureWindow } from '#shared/metrics/figure.ts';
import { command, query } from './define.ts';

export const PartnerStatus = z.enum(['prospect', 'enrolled', 'suspended', 'terminated']);

/** One row of the portfolio. Money is in the reporting currency over the twelve months up to the as-of date; null: not available (a rate is missing, or no amount is known). */
export const PortfolioRow = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string().nullable(),
  subType: z.string().nullable(),
  tier: z.string().nullable(),
  status: PartnerStatus,
  networkStage: z.string().nullable(),
  lifecycleStage: z.string().nullable(),
  ownerId: z.string().nullable(),
  owner: z.string().nullable(),
  parentId: z.string().nullable(),
  parent: z.string().nullable(),
  country: z.string().nullable(),
  territories: z.array(z.string()),
  verticals: z.array(z.string()),
  segments: z.array(z.string()),
  enrolledOn: IsoDate.nullable(),
  active: z.boolean(),
  lastCommercialEvent: IsoDate.nullable(),
  wonCount: z.int(),
  wonAmount: z.int().nullable(),
  lostCount: z.int(),
  openDeals: z.int(),
  openAmount: z.int().nullable(),
  openCommitments: z.int(),
  overdueCommitments: z.int(),
  lastQbr: z.string().nullable(),
  sample: z.boolean(),
});
export type PortfolioRow = z.infer<typeof PortfolioRow>;

/** The honest header: enrolled is never shown without the others. */
export const PortfolioHeader = z.object({
  enrolled: Figure,
  active: Figure,
  activeRatio: Figure,
  revenue: Figure,
  revenuePerActive: Figure,
  topTenShare: Figure,
  /** Enrolled and active partners by tier, highest first; `key` null: no tier set. */
  tierMix: z.array(z.object({ key: z.string().nullable(), label: z.string(), enrolled: z.int(), active: z.int() })),
});
export type PortfolioHeader = z.infer<typeof PortfolioHeader>;

export const Partner = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  name: z.string(),
  legalName: z.string().nullable(),
  type: z.string().nullable(),
  subType: z.string().nullable(),
  tier: z.string().nullable(),
  status: PartnerStatus,
  networkStage: z.string().nullable(),
  lifecycleStage: z.string().nullable(),
  investmentSegment: z.string().nullable(),
  coverageModel: z.string().nullable(),
  parentId: z.string().nullable(),
  parent: z.string().nullable(),
  ownerId: z.string().nullable(),
  owner: z.string().nullable(),
  manager: z.string().nullable(),
  team: z.string().nullable(),
  currency: z.string().nullable(),
  /** The partner's own fiscal year, when it differs from the program's. */
  fiscalCalendar: FiscalCalendar.nullable(),
  enrolledOn: IsoDate.nullable(),
  terminatedOn: IsoDate.nullable(),
  website: z.string().nullable(),
  country: z.string().nullable(),
  foundedYear: z.int().nullable(),
  employees: z.int().nullable(),
  annualRevenue: Money.nullable(),
  note: z.string().nullable(),
  territories: z.array(z.string()),
  verticals: z.array(z.string()),
  segments: z.array(z.string()),
  children: z.array(z.object({ id: z.string(), name: z.string() })),
  sample: z.boolean(),
  version: z.int(),
});
export type Partner = z.infer<typeof Partner>;

const text = z.string().trim().max(2000);
const Labels = z.array(z.string().trim().min(1).max(120)).max(100);

/** What a person may type about a partner. Left out: unchanged; null: emptied. */
export const PartnerChanges = z
  .object({
    name: z.string().trim().min(1, 'a partner needs a name').max(300),
    externalId: text.nullable(),
    legalName: text.nullable(),
    type: z.string().max(60).nullable(),
    subType: z.string().max(60).nullable(),
    tier: z.string().max(60).nullable(),
    status: PartnerStatus,
    networkStage: z.string().max(60).nullable(),
    lifecycleStage: z.string().max(60).nullable(),
    parentId: z.string().nullable(),
    ownerId: z.string().nullable(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'three capital letters like USD')
      .nullable(),
    fiscalCalendar: FiscalCalendar.nullable(),
    enrolledOn: IsoDate.nullable(),
    terminatedOn: IsoDate.nullable(),
    website: text.nullable(),
    country: text.nullable(),
    employees: z.int().min(0).nullable(),
    note: z.string().max(20_000).nullable(),
    territories: Labels,
    verticals: Labels,
    segments: Labels,
  })
  .partial();

const asOf = IsoDate.optional();

/** Days by fiscal quarter, oldest first. Null value: not available. */
export const QuarterPoint = z.object({
  quarter: z.string(),
  from: IsoDate,
  to: IsoDate,
  wonCount: z.int(),
  wonAmount: z.int().nullable(),
  lostCount: z.int(),
  registrations: z.int(),
});

export const PipelineStage = z.object({
  key: z.string(),
  label: z.string(),
  deals: z.int(),
  amount: z.int().nullable(),
  withoutAmount: z.int(),
});

const ManyPartners = z.object({
  ids: z.array(z.string()).min(1).max(10_000),
  changes: PartnerChanges.strict(),
  confirm: z.boolean().optional(),
});

/** A script that changes one partner names it and its patch; the rest of the contract speaks of many. */
const asManyPartners = (input: z.input<typeof ManyPartners>): unknown => {
  const given: unknown = input;
  if (typeof given !== 'object' || given === null || !('id' in given) || !('patch' in given)) return given;
  const { id, patch, ...rest } = given;
  return { ids: [id], changes: patch, ...rest };
};

export const partnersApi = {
  /** The portfolio with its header. The page sorts, filters and groups these rows itself. */
  'partners.list': query(
    z.object({ asOf }),
    z.object({
      asOf: IsoDate,
      currency: z.string(),
      partners: z.array(PortfolioRow),
      header: PortfolioHeader,
      /** The last day up to the as-of date on which a deal was registered or closed; null without deals. Far back: the data is older than the date it is seen from. */
      latestDealOn: IsoDate.nullable(),
    }),
  ),
  'partners.get': query(z.object({ id: z.string() }), Partner),
  /** Activity beside outcome, over the current fiscal quarter and the twelve months up to the as-of date. */
  'partners.scorecard': query(
    z.object({ id: z.string(), asOf }),
    z.object({
      asOf: IsoDate,
      quarter: z.string(),
      lines: z.array(z.object({ kind: z.enum(['activity', 'outcome']), now: Figure, previous: Figure, yearBefore: Figure })),
    }),
  ),
  'partners.pipeline': query(
    z.object({ id: z.string(), asOf }),
    z.object({ asOf: IsoDate, currency: z.string(), openDeals: Figure, openAmount: Figure, stages: z.array(PipelineStage) }),
  ),
  /** Won and lost in the last quarters, the as-of quarter last. */
  'partners.quarters': query(
    z.object({ id: z.string(), asOf, count: z.int().min(1).max(20).default(8) }),
    z.object({ asOf: IsoDate, currency: z.string(), quarters: z.array(QuarterPoint) }),
  ),
  'partners.create': command(PartnerChanges.required({ name: true }), z.object({ id: z.string(), undoId: z.string().nullable() })),
  /** One undo step for all ids. `confirm`: a fiscal year changes although reviews and forecasts name their quarter by it. */
  /** `{ids, changes}`, or for one partner `{id, patch}`. */
  'partners.update': command(z.preprocess(asManyPartners, ManyPartners), z.object({ changed: z.int(), undoId: z.string().nullable() })),
  /** The rows behind a figure of the portfolio or of one partner, at most 500, with how many there are in all. `period`: the quarter that the figure names, where it does. */
  'figures.rows': query(
    z.object({ figure: z.string(), partnerId: z.string().optional(), window: FigureWindow, period: FigurePeriod.nullish(), asOf }),
    z.object({
      columns: z.array(z.object({ key: z.string(), label: z.string(), kind: z.enum(['text', 'date', 'money', 'integer']) })),
      rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
      currencyKey: z.string().nullable(),
      total: z.int(),
    }),
  ),
} as const;
