import { amount, ratio, shares } from '../formula.ts';
import { metric } from '../metric.ts';
import { least, minus, partnersWith, scaled, sum } from '../terms.ts';
import { commitmentsDue, commitmentsInTime, contactHours, enrolled, reasons, revenue } from './terms.ts';

const noneDue = 'No commitment was due in this period.';
const noContact = 'No minutes of contact are recorded in this period.';

/** Reviews, scorecards, contact, commitments, plans, satisfaction, support (domain 2.8). */
export const performanceMetrics = [
  metric({
    id: 'K60',
    name: 'QBRs completed',
    sentence:
      'Reviews of the quarter held with a recorded outcome, divided by those due: one of each partner that a person covers, and any other that was planned.',
    unit: 'ratio',
    seed: '004',
    formula: ratio(sum('reviewsHeld'), sum('reviewsDue'), 'No QBR is due in this period.'),
  }),
  metric({
    id: 'K61',
    name: 'Scorecard ratings',
    sentence: 'Share of the partners in each rating of their scorecards; the value is the share of the fullest rating.',
    unit: 'ratio',
    seed: '004',
    formula: shares('ratings', 'Ratings are counted over all partners; the rating of one stands on its scorecard.'),
  }),
  metric({
    id: 'K65',
    name: 'Revenue per contact hour',
    sentence: 'Channel revenue of the window divided by the hours of contact in it.',
    unit: 'money',
    seed: '004',
    formula: ratio(revenue, contactHours, noContact),
  }),
  metric({
    id: 'K66',
    name: 'Touch plan kept',
    sentence: 'Contacts of the window divided by the contacts that the coverage tier asks for.',
    unit: 'ratio',
    seed: '002, 004',
    formula: ratio(sum('touches'), sum('touchesDue'), 'No contact was due in this period.'),
  }),
  metric({
    id: 'K66.touches',
    name: 'Contacts',
    sentence: 'Meetings, calls, mails, visits and other contacts recorded in the window.',
    unit: 'count',
    seed: '002, 004',
    formula: amount(sum('touches')),
  }),
  metric({
    id: 'K66.daysSince',
    name: 'Days since last contact',
    sentence: 'Days from the last recorded contact to the as-of date.',
    unit: 'days',
    window: 'day',
    seed: '002, 004',
    formula: amount(least('daysSinceTouch', 'No contact is recorded by this date.')),
  }),
  metric({
    id: 'K67',
    name: 'Commitments kept',
    sentence:
      'Commitments of both sides met by their date, divided by the commitments due in the window. One that was renegotiated is due once, by its first date.',
    unit: 'ratio',
    seed: '000, 004',
    formula: ratio(commitmentsInTime, commitmentsDue, noneDue),
  }),
  metric({
    id: 'K67.vendor',
    name: 'Our commitments kept',
    sentence:
      'Commitments of ours met by their date, divided by ours due in the window. One that was renegotiated is due once, by its first date.',
    unit: 'ratio',
    seed: '000, 004',
    formula: ratio(sum('vendorInTime'), sum('vendorDue'), noneDue),
  }),
  metric({
    id: 'K67.partner',
    name: 'Commitments of the partner kept',
    sentence:
      'Commitments of the partner met by their date, divided by those of the partner due in the window. One that was renegotiated is due once, by its first date.',
    unit: 'ratio',
    seed: '000, 004',
    formula: ratio(sum('partnerInTime'), sum('partnerDue'), noneDue),
  }),
  metric({
    id: 'K68',
    name: 'Plan attainment',
    sentence:
      'What was reached in money by the objectives of business plans in force, over the quarters of those plans that end in the window, divided by their targets. What nobody measured is in neither.',
    unit: 'ratio',
    seed: '002, 004',
    formula: ratio(
      sum('planActual'),
      sum('planTarget'),
      'No business plan in force sets a target in money that was measured in this period.',
    ),
  }),
  metric({
    id: 'K68.milestones',
    name: 'Plan milestones in time',
    sentence: 'Milestones of business plans done by their date, divided by those due in the window.',
    unit: 'ratio',
    seed: '002, 004',
    formula: ratio(sum('planMilestonesInTime'), sum('planMilestonesDue'), 'No milestone of a plan was due in this period.'),
  }),
  metric({
    id: 'K70',
    name: 'Partner NPS',
    sentence: 'Share of the replies of 9 or 10 less the share of those of 0 to 6, in points.',
    unit: 'number',
    seed: '004',
    formula: ratio(scaled(minus(sum('promoters'), sum('detractors')), 100), sum('replies'), 'No partner replied in this period.'),
  }),
  metric({
    id: 'K71',
    name: 'Program compliance',
    sentence: 'Enrolled partners with every required certificate and every compliance document valid, divided by enrolled partners.',
    unit: 'ratio',
    window: 'day',
    seed: '004',
    formula: ratio(partnersWith(['enrolled', 'obligationsMet']), enrolled, reasons.noneEnrolled),
  }),
  metric({
    id: 'K72',
    name: 'Terms against peers',
    sentence: 'Value of our discount, margin and benefits less the value of those of other vendors.',
    unit: 'ratio',
    window: 'day',
    seed: '001, 004',
    formula: amount(minus(sum('ownBenefit'), sum('peerBenefit'))),
  }),
  metric({
    id: 'K73',
    name: 'Support answered in time',
    sentence: 'Support cases opened in the window and first answered within their target, divided by those that have a target.',
    unit: 'ratio',
    seed: '002',
    formula: ratio(sum('casesInTime'), sum('casesWithTarget'), 'No support case with a target was opened in this period.'),
  }),
  metric({
    id: 'K73.firstResponse',
    name: 'Hours to first answer',
    sentence: 'Hours to the first answer of the support cases opened in the window, on average.',
    unit: 'hours',
    seed: '002',
    formula: ratio(scaled(sum('responseMinutes'), 1 / 60), sum('casesAnswered'), 'No support case of this period has been answered.'),
  }),
];
