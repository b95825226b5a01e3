import type { FiscalCalendar } from '#shared/domain/fiscal.ts';
import type { lifecycleStages, networkStages } from '#shared/domain/program.ts';

/** How business came over the two years: steady, growing, falling, ended some time ago, or begun only lately. */
export type Course = 'steady' | 'growing' | 'falling' | 'ended' | 'new' | 'none';

/**
 * What there is to find at a partner, besides its course.
 * - `fading`: registrations fade, and revenue falls 80 days later
 * - `lapsing`: certificates about to lapse, and a renewal due without a plan
 * - `late-report`: the newest sell-through report is late
 * - `stuck`: no progress on day 70 of an onboarding of 90 days
 * - `adoption`: fewer and fewer take up its listing
 * - `unanswered`: a lead without an answer, and a fee that is overdue
 * - `missed-sponsor`: a missed meeting of the sponsors, and an overdue commitment of ours
 * - `idle-funds`: market development funds well under plan
 * - `silent`: no commercial event for exactly 91 days
 */
export type Tale = 'fading' | 'lapsing' | 'late-report' | 'stuck' | 'adoption' | 'unanswered' | 'missed-sponsor' | 'idle-funds' | 'silent';

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
  currency: 'USD' | 'EUR' | 'GBP';
  calendar?: FiscalCalendar;
  parent?: string;
  vertical: string;
  segment: string;
  course: Course;
  tale?: Tale;
  /** Days since it enrolled; usual for its course when left out. */
  enrolled?: number;
  /** Days since business ended, where the course is `ended`. */
  endedAt?: number;
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

const enrolledDaysAgo: Record<Course, number> = { steady: 1900, growing: 1400, falling: 2300, ended: 1600, new: 290, none: 180 };

/** Days since a partner enrolled; null for a prospect. */
export const enrolledAt = (story: Story): number | null =>
  story.status === 'prospect' ? null : (story.enrolled ?? enrolledDaysAgo[story.course]);

/** A partner that has not registered a deal. */
export const nothingSold = { deals: 0, winRate: 0, amount: 0, cycleDays: 0, product: 0, productShare: 0 } as const;
