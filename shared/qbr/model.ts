import { z } from 'zod';
import { QuarterPoint } from '#shared/api/partners.ts';
import { Commitment } from '#shared/api/commitments.ts';
import { IsoDate } from '#shared/domain/dates.ts';
import { FiscalCalendar } from '#shared/domain/fiscal.ts';
import { Money } from '#shared/domain/money.ts';
import { Figure } from '#shared/metrics/figure.ts';
import type { Block, Column, Row } from '#shared/documents/model.ts';
import { Scorecard } from '#shared/scorecard/model.ts';
import { QbrBlock } from './block.ts';
import { AgendaItem, WrittenRisk } from './outcome.ts';
import { PackagePlan } from './plan.ts';
import { EnablementFacts, MarketingFacts } from './recorded.ts';
import { QbrSectionKey } from './sections.ts';

export const QbrState = z.enum(['due', 'scheduled', 'prepared', 'held', 'closed']);
export type QbrState = z.infer<typeof QbrState>;

/** One section of the package as the CAM left it. `title` null: the usual one. `commentary`: Markdown. */
export const QbrSection = z.object({
  key: QbrSectionKey,
  title: z.string().nullable(),
  isOn: z.boolean(),
  commentary: z.string(),
  blocks: z.array(QbrBlock),
});
export type QbrSection = z.infer<typeof QbrSection>;

/** A block with what it shows, by value: a frozen one prints as it was, whatever the product says today. */
export const PackageBlock = QbrBlock.extend({ content: z.array(z.custom<Block>((value) => typeof value === 'object' && value !== null)) });
export type PackageBlock = z.infer<typeof PackageBlock>;
/** `notes`: for the speaker alone. */
export const PackageSection = QbrSection.extend({ blocks: z.array(PackageBlock), notes: z.string() });
export type PackageSection = z.infer<typeof PackageSection>;

/** A metric of the engine in the quarter, beside the quarter before and the year before, and its last eight quarters, this one last. */
export const PackageMetric = z.object({
  id: z.string(),
  now: Figure,
  previous: Figure,
  yearBefore: Figure,
  trend: z.array(z.object({ quarter: z.string(), value: z.number().nullable() })),
});
export type PackageMetric = z.infer<typeof PackageMetric>;

/** Records of the partner that a type's section lists, typed cells by value. `more`: how many there are beyond these. */
export const RecordTable = z.object({
  columns: z.array(z.custom<Column>((value) => typeof value === 'object' && value !== null)),
  rows: z.array(z.custom<Row>((value) => typeof value === 'object' && value !== null)),
  more: z.int(),
});
export type RecordTable = z.infer<typeof RecordTable>;

/** The figures of the last frozen QBR before this one, by the id of the figure (`wonAmount`, `K77.sellThrough`). */
export const LastFrozen = z.object({
  id: z.string(),
  quarter: z.string(),
  version: z.int(),
  asOf: IsoDate,
  /** Of its money. */
  currency: z.string(),
  values: z.record(z.string(), z.number().nullable()),
});
export type LastFrozen = z.infer<typeof LastFrozen>;

/** What one side asks of the other. */
export const QbrAsk = z.object({ side: z.enum(['vendor', 'partner']), text: z.string().trim().min(1).max(2000) });
export type QbrAsk = z.infer<typeof QbrAsk>;

/** A fiscal quarter with its first and last day. */
export const QuarterDays = z.object({ label: z.string(), from: IsoDate, to: IsoDate });

/** A value inside a sentence, still typed, so that each language writes it its own way. */
export const FactValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('integer'), value: z.int() }),
  z.object({ kind: z.literal('percent'), fraction: z.number() }),
  z.object({ kind: z.literal('money'), minor: z.int(), currency: z.string() }),
  z.object({ kind: z.literal('date'), date: IsoDate }),
]);
export type FactValue = z.infer<typeof FactValue>;

export const RiskCode = z.enum([
  'stalledDeals',
  'fallingRegistrations',
  'noRegistrations',
  'overdueVendor',
  'overduePartner',
  'productConcentration',
]);

/** A risk that follows from the records. `evidence`: the records or figures it rests on, each as a sentence with its values. */
export const QbrRisk = z.object({
  code: RiskCode,
  facts: z.record(z.string(), FactValue),
  evidence: z.array(
    z.object({ id: z.string(), sentence: z.enum(['deal', 'commitment', 'quarter', 'product']), facts: z.record(z.string(), FactValue) }),
  ),
});
export type QbrRisk = z.infer<typeof QbrRisk>;

export const PackageFigures = z.object({
  wonCount: Figure,
  wonAmount: Figure,
  lostCount: Figure,
  winRate: Figure,
  averageDeal: Figure,
  openDeals: Figure,
  openAmount: Figure,
  registrations: Figure,
  daysSinceEvent: Figure,
  dealAge: Figure,
});
export type PackageFigures = z.infer<typeof PackageFigures>;

/** A deal that is open on the as-of date. `ageDays`: since registration; null when that day is not known. */
export const OpenDeal = z.object({
  id: z.string(),
  name: z.string(),
  product: z.string().nullable(),
  owner: z.string().nullable(),
  stage: z.string(),
  stageLabel: z.string(),
  submittedOn: IsoDate.nullable(),
  expectedCloseOn: IsoDate.nullable(),
  ageDays: z.int().nullable(),
  amount: Money.nullable(),
});
export type OpenDeal = z.infer<typeof OpenDeal>;

export const PackageStage = z.object({
  key: z.string(),
  label: z.string(),
  deals: z.int(),
  /** Minor units of the package's currency; null: no amount known. */
  amount: z.int().nullable(),
  withoutAmount: z.int(),
});
export type PackageStage = z.infer<typeof PackageStage>;

/** What was won and lost of one product in the quarter. `product` null: the deal names none. */
export const ProductLine = z.object({
  product: z.string().nullable(),
  wonCount: z.int(),
  wonAmount: z.int().nullable(),
  lostCount: z.int(),
});
export type ProductLine = z.infer<typeof ProductLine>;

/** Everything that a QBR shows, as plain data. Live ones are built at each look; a frozen one is kept as JSON. */
export const QbrPackage = z.object({
  schema: z.literal(2),
  /** BCP 47 tag of the words in the content. */
  language: z.string(),
  partner: z.object({
    id: z.string(),
    name: z.string(),
    type: z.string().nullable(),
    tier: z.string().nullable(),
    country: z.string().nullable(),
    owner: z.string().nullable(),
    manager: z.string().nullable(),
    sponsors: z.array(z.string()),
    sample: z.boolean(),
  }),
  company: z.string(),
  version: z.int(),
  quarter: QuarterDays,
  previousQuarter: QuarterDays,
  yearBefore: QuarterDays,
  nextQuarter: QuarterDays,
  calendar: FiscalCalendar,
  ownCalendar: z.boolean(),
  asOf: IsoDate,
  currency: z.string(),
  scheduledOn: IsoDate.nullable(),
  attendees: z.array(z.string()),
  figures: z.object({ now: PackageFigures, previous: PackageFigures, yearBefore: PackageFigures }),
  /** Open on the as-of date, which may lie after the quarter. At most 200 deals, largest first; the figures count all. */
  pipeline: z.object({
    openDeals: Figure,
    openAmount: Figure,
    daysSinceEvent: Figure,
    stages: z.array(PackageStage),
    deals: z.array(OpenDeal),
  }),
  /** The last eight quarters, this one last. */
  trend: z.array(QuarterPoint),
  productMix: z.array(ProductLine),
  /** Null in packages that were frozen before these were recorded. */
  enablement: EnablementFacts.nullable().default(null),
  marketing: MarketingFacts.nullable().default(null),
  /** The joint business plan of the year; null in packages that were frozen before plans were kept. */
  plan: PackagePlan.nullable().default(null),
  /** Open ones of both sides, and those closed since the quarter began. */
  commitments: z.array(Commitment),
  lastQbr: z.object({ quarter: z.string(), summary: z.string().nullable(), heldOn: IsoDate.nullable() }).nullable(),
  /** Metrics of the engine that blocks of this package are bound to. */
  metrics: z.array(PackageMetric),
  /** The scorecard of the partner's type with its targets; null where the type has none. */
  scorecard: Scorecard.nullable(),
  /** By source of a table block (`renewals`); a source that is missing was not gathered. */
  records: z.record(z.string(), RecordTable),
  lastFrozen: LastFrozen.nullable(),
  risks: z.array(QbrRisk),
  writtenRisks: z.array(WrittenRisk),
  agenda: z.array(AgendaItem),
  asks: z.array(QbrAsk),
  sections: z.array(PackageSection),
  /** What it is printed on unless one says otherwise; null in packages that were frozen before it was kept. */
  pageSize: z.enum(['A4', 'Letter']).nullable().default(null),
  /** Ids of figures that a partner's copy holds back; with `trend.` before them, in the quarters before. */
  withheld: z.array(z.string()).default([]),
});
export type QbrPackage = z.infer<typeof QbrPackage>;

/** What is gathered from the store before anything is concluded from it. */
export type QbrFacts = Omit<QbrPackage, 'schema' | 'language' | 'risks' | 'sections' | 'withheld'> & { sections: QbrSection[] };

/** What blocks are made from. */
export type QbrFindings = QbrFacts & { risks: QbrRisk[] };
