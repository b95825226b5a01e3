import { amount, difference, ratio } from '../formula.ts';
import { metric } from '../metric.ts';
import { excess, minus, ofWhole, ownersOf, partnersWith, sum, times } from '../terms.ts';
import { active, enrolled, reasons, revenue } from './terms.ts';

const noBaseline = 'No rebate or SPIFF with a baseline ended in this period.';
const noIncrement = 'There is no incremental revenue.';
const spiffIncrement = minus(sum('spiffActual'), sum('spiffBaseline'));
const minutes = sum('contactMinutes');

/** Incentives, and where time and money go (domain 2.8). */
export const incentiveMetrics = [
  metric({
    id: 'K62',
    name: 'Payout efficiency',
    sentence: 'Revenue in the scope of rebates and SPIFFs less its baseline, divided by what was earned from them.',
    unit: 'number',
    seed: '002, 004',
    formula: ratio(minus(sum('payoutActual'), sum('payoutBaseline')), sum('payout'), noBaseline),
  }),
  metric({
    id: 'K62.inTime',
    name: 'Payouts in time',
    sentence: 'Payouts paid in full by their date, divided by the payouts due in the window.',
    unit: 'ratio',
    seed: '002, 004',
    formula: ratio(sum('payoutsInTime'), sum('payoutsDue'), 'No payout was due in this period.'),
  }),
  metric({
    id: 'K63',
    name: 'Rebate per incremental revenue',
    sentence: 'Rebates divided by the revenue in their scope less its baseline; lower is better.',
    unit: 'number',
    seed: '004',
    formula: ratio(sum('rebateCost'), excess(sum('rebateActual'), sum('rebateBaseline'), noIncrement), noIncrement),
  }),
  metric({
    id: 'K64',
    name: 'SPIFF return',
    sentence: 'Margin on the revenue above the baseline less the payout, divided by the payout.',
    unit: 'ratio',
    seed: '004',
    formula: ratio(minus(times(spiffIncrement, sum('spiffMargin')), sum('spiffCost')), sum('spiffCost'), noBaseline),
  }),
  metric({
    id: 'K64.revenue',
    name: 'SPIFF revenue per payout',
    sentence: 'Revenue above the baseline divided by the payout.',
    unit: 'number',
    seed: '004',
    formula: ratio(spiffIncrement, sum('spiffCost'), noBaseline),
  }),
  metric({
    id: 'K69',
    name: 'Partners earning incentives',
    sentence: 'Enrolled partners that earned an incentive in the window, divided by enrolled partners.',
    unit: 'ratio',
    seed: '003',
    formula: ratio(partnersWith(['enrolled', 'incentivesEarned']), enrolled, reasons.noneEnrolled),
  }),
  metric({
    id: 'K69.budget',
    name: 'Incentive budget used',
    sentence: 'Incentives paid in the window divided by their budget.',
    unit: 'ratio',
    seed: '003',
    formula: ratio(sum('incentiveSpend'), sum('incentiveBudget'), 'The budget of the incentives is zero.'),
  }),
  metric({
    id: 'K74',
    isShare: true,
    name: 'Time against revenue',
    sentence: 'Share of the minutes of contact that goes here less the share of channel revenue that comes from here.',
    unit: 'ratio',
    seed: '000, 004',
    formula: difference(
      ratio(minutes, ofWhole(minutes), 'No minutes of contact are recorded in this period.'),
      ratio(revenue, ofWhole(revenue), reasons.noRevenue),
    ),
  }),
  metric({
    id: 'K74.mdf',
    isShare: true,
    name: 'Funds against revenue',
    sentence: 'Share of the allocated funds that goes here less the share of channel revenue that comes from here.',
    unit: 'ratio',
    seed: '000, 004',
    formula: difference(
      ratio(sum('mdfAllocated'), ofWhole(sum('mdfAllocated')), 'No funds are allocated for this period.'),
      ratio(revenue, ofWhole(revenue), reasons.noRevenue),
    ),
  }),
  metric({
    id: 'K75',
    name: 'Scaling load',
    sentence: 'Active partners, held against the band of 50 to 150 in which manual processes stop working.',
    unit: 'count',
    window: 'preset',
    presets: 'any',
    seed: '004',
    formula: amount(active, [active, enrolled]),
  }),
  metric({
    id: 'K75.perCam',
    name: 'Active partners per CAM',
    sentence: 'Active partners divided by the people who own enrolled partners.',
    unit: 'number',
    window: 'preset',
    presets: 'any',
    seed: '004',
    formula: ratio(active, ownersOf('enrolled'), 'No enrolled partner has an owner.'),
  }),
];
