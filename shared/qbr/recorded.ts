import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { Money } from '#shared/domain/money.ts';

/** How a certificate stands on the as-of date. `expiring`: it ends within 90 days. */
export const CertificateStatus = z.enum(['valid', 'expiring', 'expired', 'in_progress', 'not_started', 'revoked']);
export type CertificateStatus = z.infer<typeof CertificateStatus>;

export const CertificateLine = z.object({
  id: z.string(),
  certificate: z.string(),
  holder: z.string().nullable(),
  status: CertificateStatus,
  achievedOn: IsoDate.nullable(),
  expiresOn: IsoDate.nullable(),
});
export type CertificateLine = z.infer<typeof CertificateLine>;

/** Training and certificates as they are recorded. `assigned` and `completed` count modules of the quarter. */
export const EnablementFacts = z.object({
  certificates: z.array(CertificateLine),
  /** Names of certificates that the partner's type requires and nobody of the partner holds. */
  missing: z.array(z.string()),
  assigned: z.int(),
  completed: z.int(),
});
export type EnablementFacts = z.infer<typeof EnablementFacts>;

export const CampaignLine = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  state: z.string(),
  deployedOn: IsoDate.nullable(),
  leads: z.int().nullable(),
  spend: Money.nullable(),
});
export type CampaignLine = z.infer<typeof CampaignLine>;

/** MDF of the allocations that run on the as-of date, in minor units of the package's currency; null: nothing recorded, or a rate is missing. */
export const MdfFacts = z.object({
  allocated: z.int().nullable(),
  committed: z.int().nullable(),
  approved: z.int().nullable(),
  paid: z.int().nullable(),
});
/** Campaigns that ran in the quarter, and the MDF of today. */
export const MarketingFacts = z.object({ campaigns: z.array(CampaignLine), mdf: MdfFacts });
export type MarketingFacts = z.infer<typeof MarketingFacts>;

/** Days before the end of a certificate from which on it counts as expiring. */
export const expiringDays = 90;
