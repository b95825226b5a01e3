import { listingKind, listingAdoptionKind, jointSolutionKind, jointMilestoneKind, jointOpportunityKind } from './kinds/alliances.ts';
import { supportCaseKind, complianceDocumentKind, interactionKind, sponsorshipKind, partnerChangeKind } from './kinds/care.ts';
import { hierarchyLinkKind, sellThroughReportKind, sellThroughLineKind } from './kinds/distribution.ts';
import { trainingKind, certificateKind, portalUsageKind, activityKind } from './kinds/enablement.ts';
import { incentiveKind } from './kinds/incentives.ts';
import { mdfAllocationKind, mdfRequestKind, mdfClaimKind, campaignKind, assetKind } from './kinds/marketing.ts';
import { onboardingKind, onboardingMilestoneKind, barrierKind, interventionKind } from './kinds/onboarding.ts';
import { conflictCaseKind, dealStageChangeKind, forecastKind, leadKind, influenceKind } from './kinds/selling.ts';
import { managedServiceKind, renewalKind, seatCountKind } from './kinds/services.ts';
import type { RecordField, RecordKind } from './record-kind.ts';

/** Every kind of record that hangs on a partner, parents before what refers to them. */
const kinds = [
  onboardingKind,
  onboardingMilestoneKind,
  barrierKind,
  interventionKind,
  hierarchyLinkKind,
  trainingKind,
  certificateKind,
  campaignKind,
  mdfAllocationKind,
  mdfRequestKind,
  mdfClaimKind,
  assetKind,
  conflictCaseKind,
  dealStageChangeKind,
  forecastKind,
  leadKind,
  influenceKind,
  managedServiceKind,
  renewalKind,
  seatCountKind,
  sellThroughReportKind,
  sellThroughLineKind,
  listingKind,
  listingAdoptionKind,
  jointSolutionKind,
  jointMilestoneKind,
  jointOpportunityKind,
  incentiveKind,
  supportCaseKind,
  complianceDocumentKind,
  portalUsageKind,
  interactionKind,
  sponsorshipKind,
  partnerChangeKind,
  activityKind,
] as const;

/** The kinds with their literal types, for the types of their tables. */
export type KnownKind = (typeof kinds)[number];
/** The key of a kind; also the name of its table. */
export type RecordKey = KnownKind['key'];
export const recordKinds: ReadonlyArray<RecordKind<RecordKey>> = kinds;

const byKey = new Map<string, RecordKind<RecordKey>>(kinds.map((kind) => [kind.key, kind]));
export const isRecordKey = (key: string): key is RecordKey => byKey.has(key);
/** The kind with this key. */
export const recordKindOf = (key: RecordKey): RecordKind<RecordKey> => {
  const kind = byKey.get(key);
  if (!kind) throw new RangeError(`no kind of record is called ${key}`);
  return kind;
};
/** A field of a kind by its key. */
export const recordFieldOf = (kind: RecordKind, key: string): RecordField => {
  const field = kind.fields.find((one) => one.key === key);
  if (!field) throw new RangeError(`${kind.key} has no field ${key}`);
  return field;
};
