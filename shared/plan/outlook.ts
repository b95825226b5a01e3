/** What a forecast starts from: the partner's open deals and how they used to end. Amounts in minor units of `currency`. */
export type PlanOutlook = {
  currency: string;
  /** Won ÷ decided; null: nothing was decided. */
  winRate: number | null;
  /** Mean days from registration to the win; null: none is known. */
  cycleDays: number | null;
  /** Open deals by the quarter of the plan in which they are expected to close. */
  open: readonly number[];
  /** How many open deals are expected to close by the end of the plan. */
  dueDeals: number;
};
