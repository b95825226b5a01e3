import type { FiscalCalendar } from '#shared/domain/fiscal.ts';
import type { lifecycleStages, networkStages } from '#shared/domain/program.ts';

/** How deals came over the two years: steady, growing, falling, ended some time ago, or begun only lately. */
export type Course = 'steady' | 'growing' | 'falling' | 'ended' | 'new' | 'none';

/** A fictional partner with the story that its records tell. `deals`: registrations in a usual quarter; `amount`: of a usual deal, in major units. */
export type Story = {
  name: string;
  type: 'RESELLER_VAR' | 'DISTRIBUTOR' | 'MSP' | 'SI' | 'ISV' | 'REFERRAL_AGENT' | 'STRATEGIC_ALLIANCE';
  subType?: string;
  tier: 'PLATINUM' | 'GOLD' | 'SILVER' | 'REGISTERED';
  status?: 'prospect' | 'suspended' | 'terminated';
  network: (typeof networkStages)[number];
  lifecycle: (typeof lifecycleStages)[number];
  owner: number;
  country: string;
  currency: 'USD' | 'EUR';
  calendar?: FiscalCalendar;
  parent?: string;
  vertical: string;
  segment: string;
  course: Course;
  deals: number;
  winRate: number;
  amount: number;
  cycleDays: number;
  /** The product it sells most, by its place in the price list, and the share of deals with it. */
  product: number;
  productShare: number;
  contacts: ReadonlyArray<readonly [name: string, role: string, sponsor?: true]>;
  note: string;
};
