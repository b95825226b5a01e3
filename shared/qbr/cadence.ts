import type { CoverageModel } from '#shared/domain/coverage.ts';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import type { FiscalQuarter } from '#shared/domain/fiscal.ts';
import type { ReviewPlan } from '#shared/domain/type-profile.ts';

/** What decides whether a partner is reviewed. `isEnrolled`: on the as-of date; `reviews`: the plan of its type. */
export type ReviewSubject = { isEnrolled: boolean; enrolledOn: IsoDate | null; coverage: CoverageModel | null; reviews: ReviewPlan };

/** A quarter of the partner's own fiscal calendar, or of the program's where it has none. */
type Quarter = Pick<FiscalQuarter, 'label' | 'to'>;

/** Whether partners that are covered like this one are reviewed at all. */
export const isReviewed = ({ isEnrolled, coverage, reviews }: Pick<ReviewSubject, 'isEnrolled' | 'coverage' | 'reviews'>): boolean =>
  isEnrolled && coverage !== null && reviews.every[coverage] !== null;

/** The last day on which the review of a quarter is held in time. */
export const lastDayToHold = ({ daysToHold }: Pick<ReviewPlan, 'daysToHold'>, { to }: Pick<Quarter, 'to'>): IsoDate =>
  addDays(to, daysToHold);

/**
 * The day by which a review of this quarter is due; null: the cadence asks for none. A partner owes a review of the quarters that its cadence names, from the one on
 * in which it was enrolled. A12, K60, Today, the board and the batch all ask here, so that they agree. Source: domain M47, W08.
 */
export const reviewDueOn = (subject: ReviewSubject, quarter: Quarter): IsoDate | null => {
  const { coverage, enrolledOn, reviews } = subject;
  if (coverage === null || !isReviewed(subject)) return null;
  const every = reviews.every[coverage];
  // the label ends with the number of the quarter: every second one is the second and the fourth, once a year the fourth
  const isNamed = every !== null && Number(quarter.label.slice(-1)) % every === 0;
  return isNamed && (enrolledOn === null || enrolledOn <= quarter.to) ? lastDayToHold(reviews, quarter) : null;
};
