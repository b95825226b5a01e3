import type { IsoDate } from '#shared/domain/dates.ts';

/** A share of what was spent beside the share of what came back, both fractions. */
export type InvestmentFact = { segment: string; spendShare: number; revenueShare: number; camShare: number | null };
export type GapFact = { id: string; cell: string; importance: 'low' | 'medium' | 'high'; openSince: IsoDate };
export type OverlapFact = { partnerId: string; partner: string; cell: string; enrolledOn: IsoDate };
export type ForecastFact = { quarter: string; forecast: number | null; actual: number | null };
export type HandoverFact = {
  id: string;
  partnerId: string;
  partner: string;
  from: string | null;
  to: string | null;
  startedOn: IsoDate;
  openItems: number;
};

/** The counts of one day. Shares are fractions; null: not available. */
export type NetworkDay = { asOf: IsoDate; enrolled: number; active: number; topTenShare: number | null; topTenthShare: number | null };

/** What the rules know of the whole network. Null where the store does not keep it: such a rule says nothing. Amounts are minor units of `currency`. */
export type NetworkFacts = {
  currency: string;
  /** The first day of the program's quarter. A figure of the network has no day on which it began, so what was decided about it holds for the quarter. */
  quarterFrom: IsoDate;
  now: NetworkDay;
  /** A year before `now`. */
  previous: NetworkDay | null;
  revenue: number | null;
  /** Partners enrolled, and active ones lost, in the year up to the as-of date. */
  recruited: number | null;
  lost: number | null;
  mdfAllocated: number | null;
  mdfUsed: number | null;
  investments: InvestmentFact[] | null;
  gaps: GapFact[] | null;
  overlaps: OverlapFact[] | null;
  forecast: ForecastFact | null;
  /** True while the program is run by hand; null: not known. */
  isManual: boolean | null;
  handovers: HandoverFact[] | null;
  /** Conflict cases detected in the last 90 days and in the 90 days before. */
  conflictsNow: number;
  conflictsBefore: number;
};
