import type { RecordKey } from '../../domain/records/record-kinds.ts';
import { alliancesRecordTexts } from './records/alliances.ts';
import { careRecordTexts } from './records/care.ts';
import { distributionRecordTexts } from './records/distribution.ts';
import { enablementRecordTexts } from './records/enablement.ts';
import { incentivesRecordTexts } from './records/incentives.ts';
import { marketingRecordTexts } from './records/marketing.ts';
import { onboardingRecordTexts } from './records/onboarding.ts';
import { sellingRecordTexts } from './records/selling.ts';
import { servicesRecordTexts } from './records/services.ts';

/** The words for each kind of record and its fields. */
export const recordTexts = {
  ...alliancesRecordTexts,
  ...careRecordTexts,
  ...distributionRecordTexts,
  ...enablementRecordTexts,
  ...incentivesRecordTexts,
  ...marketingRecordTexts,
  ...onboardingRecordTexts,
  ...sellingRecordTexts,
  ...servicesRecordTexts,
} as const satisfies Record<RecordKey, { one: string; many: string; fields: Record<string, string> }>;
