import type { CoverageModel } from '#shared/domain/coverage.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { InvestmentSegment } from '#shared/domain/segments.ts';
import type { ObjectiveUnit } from '#shared/plan/model.ts';
import type { ReviewPlan } from '#shared/domain/type-profile.ts';

/** Complete weeks (Monday to Sunday), the newest first; empty when nothing ever happened. */
export type Weekly = readonly number[];
export type Side = 'vendor' | 'partner';

/** Amounts are minor units of the facts' `currency`; null: none is known, or there is no rate. Nothing that happened after the as-of date is in here. */
export type Onboarding = {
  id: string;
  startedOn: IsoDate;
  windowEndsOn: IsoDate;
  /** Over by the as-of date, whatever milestones it left open. */
  isCompleted: boolean;
  milestones: Milestone[];
};
export type Milestone = {
  id: string;
  name: string;
  step: string;
  side: Side | null;
  dueOn: IsoDate | null;
  isDone: boolean;
  doneOn: IsoDate | null;
  followUps: number;
};
export type CertificateFact = {
  id: string;
  definition: string;
  contactId: string | null;
  state: 'not_started' | 'in_progress' | 'certified' | 'revoked';
  startedOn: IsoDate | null;
  lastProgressOn: IsoDate | null;
  expiresOn: IsoDate | null;
  isRequired: boolean;
};
export type OpenDeal = { id: string; title: string; stage: string; amount: number | null; movedOn: IsoDate | null };
export type MdfFact = {
  id: string;
  program: string;
  from: IsoDate;
  to: IsoDate;
  allocated: number | null;
  /** Approved claims. */
  used: number | null;
};
export type QbrFact = {
  id: string | null;
  quarter: string;
  from: IsoDate;
  to: IsoDate;
  state: 'due' | 'scheduled' | 'prepared' | 'held' | 'closed';
  scheduledOn: IsoDate | null;
  heldOn: IsoDate | null;
  /** The day on which the CAM called the package ready. */
  readyOn: string | null;
  hasOutcome: boolean;
};
/** A commitment, a milestone of a joint solution or of a plan: something that a side owes by a day. */
export type Promised = {
  id: string;
  entity: 'commitment' | 'joint_milestone' | 'plan_milestone';
  /** The business plan that a milestone stands in. */
  planId: string | null;
  title: string;
  /** Null: nobody by name, or of a milestone of a plan both sides. */
  side: Side | null;
  owner: string | null;
  dueOn: IsoDate | null;
};
/** An objective of a plan in force. Values in its least unit (`ObjectiveUnit`); `from` and `to`: the days of the plan. */
export type PlanTarget = {
  id: string;
  planId: string;
  title: string;
  unit: ObjectiveUnit;
  currency: string | null;
  from: IsoDate;
  to: IsoDate;
  target: number;
  /** What the plan asks for by the as-of date, and what is reached of it: 1 when all of it is. */
  expected: number;
  actual: number;
  toDate: number;
  /** What money is short of that, in the facts' currency; null: it is no money, or there is no rate. */
  short: number | null;
};
export type DocumentFact = {
  id: string;
  requirement: string;
  state: 'missing' | 'submitted' | 'valid' | 'rejected';
  validTo: IsoDate | null;
};
/** Something of the partner's that waits for the vendor's answer. `kind` chooses the service level. */
export type Waiting = {
  entity: 'deal' | 'mdf_request' | 'mdf_claim' | 'support_case' | 'influence' | 'incentive';
  id: string;
  title: string;
  since: IsoDate;
  amount: number | null;
};
export type ConflictFact = { id: string; dealId: string; kind: string; detectedOn: IsoDate; amount: number | null };
export type RenewalFact = { id: string; customer: string; dueOn: IsoDate; amount: number | null; hasPlan: boolean; isNegotiated: boolean };
export type ReportFact = {
  id: string;
  from: IsoDate;
  to: IsoDate;
  dueOn: IsoDate | null;
  receivedOn: IsoDate | null;
  amount: number | null;
};
export type LeadFact = {
  id: string;
  customer: string;
  submittedOn: IsoDate;
  isUnanswered: boolean;
  fee: number | null;
  /** The day on which an unpaid fee is due; null when none is owed. */
  feeDueOn: IsoDate | null;
};
export type ListingFact = { id: string; title: string; publishedOn: IsoDate; lastAdoptedOn: IsoDate | null };
/** A contact: an interaction, or a review that was held (`summary` is then its quarter). */
export type TouchFact = { entity: 'interaction' | 'qbr'; id: string; kind: string; heldOn: IsoDate; summary: string };
export type TierStep = {
  tier: string;
  requirements: Array<{ key: 'revenue' | 'certificates' | 'registrations'; have: number; need: number }>;
};

/** Everything that the rules and Today know of one partner on the as-of date. */
export type PartnerFacts = {
  id: string;
  name: string;
  type: string | null;
  tier: string | null;
  status: string;
  /** The rules that the profile of its type names. */
  watchedFor: readonly string[];
  ownerId: string | null;
  owner: string | null;
  /** Of the reporting currency, for every amount here. */
  currency: string;
  /** Currencies without a rate among this partner's amounts. */
  missingRates: readonly string[];
  isEnrolled: boolean;
  /** By the preset in force and the events that the partner's type counts. */
  isActive: boolean;
  segment: InvestmentSegment | null;
  coverage: CoverageModel | null;
  /** How often its type is reviewed. */
  reviews: ReviewPlan;
  enrolledOn: IsoDate | null;
  firstCommercialOn: IsoDate | null;
  lastCommercialOn: IsoDate | null;
  lastTrainedOn: IsoDate | null;
  lastPortalOn: IsoDate | null;
  lastTouch: TouchFact | null;
  /** The last contact that was no review. */
  lastInteraction: TouchFact | null;
  nextTouch: TouchFact | null;
  /** The Sunday that ends the newest week of the series. */
  weeksTo: IsoDate;
  /** The first day about which anything is known: no baseline reaches before it. */
  knownFrom: IsoDate | null;
  registrations: Weekly;
  portal: Weekly;
  trainings: Weekly;
  campaigns: Weekly;
  adoptions: Weekly;
  /** Amount won in the twelve months up to the as-of date. */
  revenue: number | null;
  openAmount: number | null;
  recurringMonthly: number | null;
  openDeals: OpenDeal[];
  onboarding: Onboarding | null;
  certificates: CertificateFact[];
  mdf: MdfFact[];
  qbrs: QbrFact[];
  promised: Promised[];
  planTargets: PlanTarget[];
  documents: DocumentFact[];
  waiting: Waiting[];
  conflicts: ConflictFact[];
  renewals: RenewalFact[];
  reports: ReportFact[];
  leads: LeadFact[];
  listings: ListingFact[];
  sponsorContactDueOn: IsoDate | null;
  nextTier: TierStep | null;
};
