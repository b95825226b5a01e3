import { countsAs } from '#core/metrics/frame.ts';
import type { PartnerFacts } from '#shared/alerts/facts.ts';
import type { ActivationFacts } from '#shared/domain/activation-likelihood.ts';
import type { CoverageModel } from '#shared/domain/coverage.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { FiscalCalendar } from '#shared/domain/fiscal.ts';
import type { ActivityKey } from '#shared/domain/activity-kinds.ts';
import { activationSteps } from '#shared/domain/onboarding-window.ts';
import { isEnrolled } from '#shared/metrics/portfolio.ts';
import { type ActivityFacts, isEngagement, readActivity, seriesOf, spanOf } from './activity.ts';
import { type OwnerChange, readCare } from './care.ts';
import { readDeals } from './deals.ts';
import { targetsOf, type TrackedTarget } from './plans.ts';
import { type PortfolioFacts, readPortfolioFacts } from './portfolio.ts';
import { readProgramFacts } from './program.ts';
import type { FactReader, Measure } from './reader.ts';
import { readTypeFacts } from './types.ts';

type PartnerRow = {
  partnerId: string;
  name: string;
  type: string | null;
  tier: string | null;
  status: string;
  networkStage: string | null;
  parentId: string | null;
  ownerId: string | null;
  owner: string | null;
  enrolledOn: IsoDate | null;
  terminatedOn: IsoDate | null;
  calendar: string | null;
  segment: string | null;
  segmentReason: string | null;
  coverage: CoverageModel | null;
  coverageReason: string | null;
};
const partnerSql = (only: string): string => `
  SELECT p.id AS partnerId, p.name, p.type, p.tier, p.status, p.network_stage AS networkStage, p.parent_id AS parentId, p.owner_id AS ownerId, o.name AS owner, p.enrolled_on AS enrolledOn,
    p.terminated_on AS terminatedOn, p.fiscal_calendar AS calendar, p.investment_segment AS segment, p.segment_reason AS segmentReason, p.coverage_model AS coverage,
    p.coverage_reason AS coverageReason
  FROM partner p LEFT JOIN person o ON o.id = p.owner_id WHERE 1${only}`;

/** Facts of one partner that do not depend on any other partner, beside those that the rules read. Segment and coverage follow from all partners together. */
export type PartnerRecord = {
  facts: PartnerFacts;
  networkStage: string | null;
  parentId: string | null;
  /** What a person decided, with the reason. */
  override: { segment: string | null; segmentReason: string | null; coverage: CoverageModel | null; coverageReason: string | null };
  yearAgo: { isEnrolled: boolean; isActive: boolean; revenue: number | null };
  /** Enrolled in the year up to the as-of date, whether or not it still is: who came and went is among the lost of K12 too. */
  isRecruited: boolean;
  wonInLastQuarter: number | null;
  /** What went in and what came back in the running quarter: the inputs of K74. */
  contactMinutes: number;
  wonInQuarter: number | null;
  forecast: number | null;
  conflictDays: string[];
  ownerChange: OwnerChange | null;
  activation: Omit<ActivationFacts, 'id' | 'name'>;
  seats: number | null;
  leadsOpen: number;
  adoptions: number;
  required: { of: number; valid: number };
  children: string[];
  portfolio: PortfolioFacts;
  /** What is null for want of a rate and not for want of an amount. */
  unpriced: ReadonlySet<Measure>;
};

/** Which part of the program a kind of activity uses; null: none. */
const elementOf = (kind: ActivityKey): string | null => {
  if (kind === 'portal_session') return 'portal';
  if (kind === 'module_completed') return 'training';
  if (kind === 'certificate_gained') return 'certificate';
  if (kind === 'mdf_requested' || kind === 'mdf_claimed') return 'mdf';
  if (kind === 'asset_deployed') return 'assets';
  if (kind === 'campaign_deployed') return 'campaign';
  if (kind === 'deal_registered' || kind === 'lead_submitted') return 'registration';
  if (kind === 'case_opened') return 'support';
  return null;
};

const recentWeeks = 13;

const activationOf = (
  { enrolledOn, onboarding, certificates, portal, lastTouch, firstCommercialOn }: PartnerFacts,
  activity: ActivityFacts | undefined,
  required: PartnerRecord['required'],
): PartnerRecord['activation'] => {
  const steps = (onboarding?.milestones ?? []).filter(({ step }) => (activationSteps as readonly string[]).includes(step));
  return {
    enrolledOn,
    elementsUsed: [...new Set([...(activity?.kinds.keys() ?? [])].flatMap((kind) => elementOf(kind) ?? []))],
    lastEngagedOn: spanOf(activity, isEngagement).last,
    portalSessions: portal.slice(0, recentWeeks).reduce((sum, count) => sum + count, 0),
    certificatesInProgress: certificates.filter(({ state }) => state === 'in_progress').length,
    certificatesValid: required.valid,
    milestones: onboarding && {
      done: steps.filter(({ isDone }) => isDone).length,
      of: steps.length,
      windowEndsOn: onboarding.windowEndsOn,
    },
    lastTouchOn: lastTouch?.heldOn ?? null,
    wasActive: firstCommercialOn !== null,
  };
};

const earlier = (a: IsoDate | null, b: IsoDate | null): IsoDate | null => (a === null || (b !== null && b < a) ? b : a);

/** All facts of the partners that the reader reads, in about thirty statements however many they are. `tracked`: the objectives of their plans, as measured. */
export const gatherFacts = (reader: FactReader, tracked: ReadonlyMap<string, readonly TrackedTarget[]>): PartnerRecord[] => {
  const { frame } = reader;
  const { asOf, yearAgo, program } = frame;
  const activities = readActivity(reader);
  const dealsOf = readDeals(reader);
  const programOf = readProgramFacts(reader);
  const typeOf = readTypeFacts(reader);
  const careOf = readCare(reader);
  const portfolioOf = readPortfolioFacts(reader);
  const calendars = new Map<string, FiscalCalendar>();
  const calendarOf = (text: string | null): FiscalCalendar => {
    if (text === null) return program.fiscalCalendar;
    const known = calendars.get(text) ?? FiscalCalendar.parse(JSON.parse(text));
    calendars.set(text, known);
    return known;
  };
  return reader.rows<PartnerRow>(partnerSql(reader.only('p.id'))).map((row): PartnerRecord => {
    const id = row.partnerId;
    const activity = activities.get(id);
    const profile = frame.profileOf(row.type);
    const deals = dealsOf(id);
    const ofProgram = programOf(id, row.type);
    const ofType = typeOf(id);
    const care = careOf(id, calendarOf(row.calendar));
    const commercial = spanOf(activity, (kind) => profile.commercialEvents.includes(kind));
    const counted = spanOf(activity, countsAs(frame, row.type));
    const enrolled = isEnrolled(row, asOf);
    const wasEnrolled = isEnrolled(row, yearAgo);
    const facts: PartnerFacts = {
      id,
      name: row.name,
      type: row.type,
      tier: row.tier,
      status: row.status,
      watchedFor: profile.alerts,
      ownerId: row.ownerId,
      owner: row.owner,
      currency: frame.converter.currency,
      missingRates: [],
      isEnrolled: enrolled,
      isActive: enrolled && counted.last !== null && counted.last > frame.activeAfter,
      segment: null,
      coverage: null,
      reviews: profile.reviews,
      enrolledOn: row.enrolledOn,
      firstCommercialOn: commercial.first,
      lastCommercialOn: commercial.last,
      lastTrainedOn: activity?.kinds.get('module_completed')?.last ?? null,
      lastPortalOn: activity?.kinds.get('portal_session')?.last ?? null,
      lastTouch: care.lastTouch,
      lastInteraction: care.lastInteraction,
      nextTouch: care.nextTouch,
      weeksTo: frame.weeksTo,
      knownFrom: earlier(row.enrolledOn, spanOf(activity, () => true).first),
      registrations: seriesOf(activity, 'registrations'),
      portal: seriesOf(activity, 'portal'),
      trainings: seriesOf(activity, 'trainings'),
      campaigns: seriesOf(activity, 'campaigns'),
      adoptions: seriesOf(activity, 'adoptions'),
      revenue: deals.revenue,
      openAmount: deals.openAmount,
      recurringMonthly: ofType.recurringMonthly,
      openDeals: deals.openDeals,
      onboarding: ofProgram.onboarding,
      certificates: ofProgram.certificates,
      mdf: ofProgram.mdf,
      qbrs: care.qbrs,
      promised: care.promised,
      planTargets: targetsOf(reader, id, tracked.get(id) ?? []),
      // the tiers have no thresholds
      nextTier: null,
      documents: ofProgram.documents,
      waiting: [...deals.waiting, ...ofProgram.waiting],
      conflicts: deals.conflicts,
      renewals: ofType.renewals,
      reports: ofType.reports,
      leads: ofType.leads,
      listings: ofType.listings,
      sponsorContactDueOn: care.sponsorContactDueOn,
    };
    facts.missingRates = reader.missingRates(id);
    return {
      facts,
      networkStage: row.networkStage,
      parentId: row.parentId,
      override: { segment: row.segment, segmentReason: row.segmentReason, coverage: row.coverage, coverageReason: row.coverageReason },
      yearAgo: {
        isEnrolled: wasEnrolled,
        isActive: wasEnrolled && counted.lastYearAgo !== null && counted.lastYearAgo > frame.activeAfterYearAgo,
        revenue: deals.revenueBefore,
      },
      isRecruited:
        row.enrolledOn !== null &&
        row.enrolledOn > yearAgo &&
        row.enrolledOn <= asOf &&
        row.status !== 'prospect' &&
        (row.status !== 'terminated' || row.terminatedOn !== null),
      wonInLastQuarter: deals.wonInLastQuarter,
      contactMinutes: care.contactMinutes,
      wonInQuarter: deals.wonInQuarter,
      forecast: care.forecast,
      conflictDays: deals.conflictDays,
      ownerChange: care.ownerChange,
      activation: activationOf(facts, activity, ofProgram.required),
      seats: ofType.seats,
      leadsOpen: ofType.leadsOpen,
      adoptions: ofType.adoptions,
      required: ofProgram.required,
      children: ofType.children,
      portfolio: portfolioOf(id),
      unpriced: reader.unpriced(id),
    };
  });
};
