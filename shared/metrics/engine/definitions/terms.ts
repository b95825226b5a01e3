import { given, minus, over, partnersWith, plus, sum, worth } from '../terms.ts';

/** Parts that several metrics share, so that they mean the same everywhere. */
export const enrolled = partnersWith(['enrolled']);
export const active = partnersWith(['active']);
export const revenue = worth('wonAmount', 'wonCount', 'wonWithAmount', 'The deals won in this period have no amount.');
export const closed = plus(sum('wonCount'), sum('lostCount'));
export const contactHours = over(sum('contactMinutes'), { inputs: [], of: () => 60 }, '');
export const mdfRemaining = minus(sum('mdfAllocated'), sum('mdfCommitted'));
export const commitmentsDue = plus(sum('vendorDue'), sum('partnerDue'));
export const commitmentsInTime = plus(sum('vendorInTime'), sum('partnerInTime'));
export const sourcedRevenue = given(sum('wonWithSource'), 'No deal won in this period says who brought it.', sum('sourcedAmount'));

/** Reasons that several metrics give. */
export const reasons = {
  noneEnrolled: 'No partner is enrolled on this date.',
  noneActive: 'No partner is active in the window of the preset.',
  noneActiveAtStart: 'No partner was active when the period began.',
  noneClosed: 'No deal was closed in this period.',
  noRevenue: 'There is no revenue in this period.',
  noneRegistered: 'No deal was registered in this period.',
} as const;
