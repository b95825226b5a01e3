import { z } from 'zod';
import { coverageModels } from '#shared/domain/coverage.ts';
import { IsoDate } from '#shared/domain/dates.ts';
import { investmentSegments } from '#shared/domain/segments.ts';
import { command, query } from './define.ts';

const Segment = z.enum(investmentSegments);
const Model = z.enum(coverageModels);
/** Minor units of the reporting currency; null: none is known, or a rate is missing. */
const amount = z.int().nullable();

const Factor = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  points: z.int(),
  text: z.string(),
});

/** Thirteen whole weeks, the oldest first; empty when nothing happened in any of them. */
const Weeks = z.array(z.number());

/** What the portfolio shows of one partner beside its deals. */
export const PartnerFactsRow = z.object({
  id: z.string(),
  /** Null outside the segments: not enrolled. `override`: what a person decided, with the reason; the segment follows it only while the partner is active. */
  segment: Segment.nullable(),
  segmentOverride: z.object({ value: Segment, reason: z.string() }).nullable(),
  coverage: Model.nullable(),
  coverageOverride: z.object({ value: Model, reason: z.string() }).nullable(),
  /** Why the coverage is what it is: a key of the catalog, or the typed reason of an override. */
  coverageReason: z.string(),
  /** Of enrolled partners that are not active: 0 to 100, with what made it, the weightiest first (texts of the part `activation` of the alerts' catalog). */
  activation: z
    .object({
      score: z.int(),
      factors: z.array(Factor),
    })
    .nullable(),
  /** Leading indicators by week. */
  indicators: z.object({ registrations: Weeks, portal: Weeks, trainings: Weeks, campaigns: Weeks }),
  /** Open alerts, by the rules alone: what a person did with them is not looked at. */
  alerts: z.object({ critical: z.int(), high: z.int(), all: z.int() }),
  seats: z.int().nullable(),
  monthlyValue: amount,
  /** Renewals due in the next 90 days, how many and how much. */
  renewalsDue: z.int(),
  renewalsAmount: amount,
  nextRenewalOn: IsoDate.nullable(),
  /** Of the newest report received, and when the next one that is missing was or is due. */
  sellThrough: amount,
  sellThroughTo: IsoDate.nullable(),
  reportDue: IsoDate.nullable(),
  /** Partners below, and how many of them are active. */
  downstream: z.int(),
  downstreamActive: z.int(),
  listings: z.int(),
  /** In the twelve months up to the as-of date. */
  adoptions: z.int(),
  /** Submitted in the twelve months up to the as-of date, and how many of them became a deal or were won. */
  leads: z.int(),
  leadsConverted: z.int(),
  leadsOpen: z.int(),
  feesDue: amount,
  /** Required for the type: valid, of all that are. */
  certificates: z.object({ valid: z.int(), of: z.int() }),
  /** Certificates that lapse in the next 90 days, and the first day on which one does. */
  certificatesLapsing: z.int(),
  nextLapseOn: IsoDate.nullable(),
  mdf: z.object({ used: amount, allocated: amount }),
  /** Open deals on which its influence was accepted, and open joint opportunities. */
  influenced: amount,
  jointPipeline: amount,
  jointMilestones: z.int(),
  /** Commitments of both sides due in the twelve months up to the as-of date: met by their date, of all. */
  commitmentsKept: z.object({ part: z.int(), of: z.int() }),
  /** Registered in the last thirteen whole weeks; the last day of the longest protection of an open deal. */
  registrations: z.int(),
  protectedUntil: IsoDate.nullable(),
  sponsorContact: IsoDate.nullable(),
  lastTouch: IsoDate.nullable(),
});
export type PartnerFactsRow = z.infer<typeof PartnerFactsRow>;

const Reason = z.string().trim().min(1, 'say why').max(2000);

export const partnerFactsApi = {
  /** Facts of every partner, or of those asked for. */
  'partners.facts': query(
    z.object({ asOf: IsoDate.optional(), ids: z.array(z.string()).max(10_000).optional() }),
    z.object({ asOf: IsoDate, currency: z.string(), weeksTo: IsoDate, partners: z.array(PartnerFactsRow) }),
  ),
  /** The inactive queue: enrolled partners that are not active, the likeliest to become active first (W27, X20). */
  'partners.activationQueue': query(
    z.object({ asOf: IsoDate.optional(), limit: z.int().min(1).max(10_000).default(500) }),
    z.object({
      asOf: IsoDate,
      total: z.int(),
      queue: z.array(z.object({ id: z.string(), name: z.string(), score: z.int(), factors: z.array(Factor) })),
    }),
  ),
  /**
   * Decides a segment or a coverage instead of what is computed, with a reason; value null goes back to what is computed. In the history and among the changes of the
   * partner; one undo step for all. Nobody is decided into the activation segment, and nobody out of it: a partner that is not active stays there.
   */
  'partners.override': command(
    z.object({
      ids: z.array(z.string()).min(1).max(10_000),
      segment: z.object({ value: Segment.exclude(['ACTIVATION_FOCUS']).nullable(), reason: Reason }).optional(),
      coverage: z.object({ value: Model.nullable(), reason: Reason }).optional(),
    }),
    z.object({ changed: z.int(), undoId: z.string().nullable() }),
  ),
} as const;
