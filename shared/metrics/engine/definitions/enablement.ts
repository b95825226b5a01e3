import { amount, difference, ratio } from '../formula.ts';
import { metric } from '../metric.ts';
import { among, least, minus, partnersWith, sum } from '../terms.ts';
import { closed, enrolled, reasons } from './terms.ts';

const certified = <T>(of: (having: boolean) => T): [T, T] => [of(true), of(false)];
const winRates = certified((having) =>
  ratio(among('certificatesValid', sum('wonCount'), having), among('certificatesValid', closed, having), reasons.noneClosed),
);
const dealSizes = certified((having) =>
  ratio(
    among('certificatesValid', sum('wonAmount'), having),
    among('certificatesValid', sum('wonWithAmount'), having),
    'One of the two groups won no deal with an amount.',
  ),
);

/** Enablement and engagement (domain 2.5). */
export const enablementMetrics = [
  metric({
    id: 'K37',
    name: 'Training completed',
    sentence: 'Training modules completed divided by the modules assigned, up to the as-of date.',
    unit: 'ratio',
    window: 'day',
    seed: '000',
    formula: ratio(sum('modulesCompleted'), sum('modulesAssigned'), 'No training module was assigned.'),
  }),
  metric({
    id: 'K37.daysSince',
    name: 'Days since last training',
    sentence: 'Days from the last training module completed to the as-of date.',
    unit: 'days',
    window: 'day',
    seed: '000',
    formula: amount(least('daysSinceModule', 'No training module was completed.')),
  }),
  metric({
    id: 'K37.recent',
    name: 'Recently trained',
    sentence: 'Enrolled partners with a training module completed in the last 60 days, divided by enrolled partners.',
    unit: 'ratio',
    window: 'sixtyDays',
    seed: '000',
    formula: ratio(partnersWith(['enrolled', 'modulesRecent']), enrolled, reasons.noneEnrolled),
  }),
  metric({
    id: 'K38',
    name: 'Certificates completed',
    sentence: 'Certificates achieved divided by the certificates started, up to the as-of date.',
    unit: 'ratio',
    window: 'day',
    seed: '000, 004',
    formula: ratio(sum('certificatesAchieved'), sum('certificatesStarted'), 'No certificate was started.'),
  }),
  metric({
    id: 'K39',
    name: 'Certification pass rate',
    sentence: 'Certificates achieved divided by the attempts at them, where attempts are counted.',
    unit: 'ratio',
    window: 'day',
    seed: '003',
    formula: ratio(sum('certificatesPassed'), sum('certificateAttempts'), 'No attempt at a certificate is recorded.'),
  }),
  metric({
    id: 'K40',
    name: 'Certificates current',
    sentence: 'Required certificates that are valid on the as-of date, divided by those that the profile of the type requires.',
    unit: 'ratio',
    window: 'day',
    seed: '000, 002, 004',
    formula: ratio(sum('certificatesCurrent'), sum('certificatesRequired'), 'No certificate is required here.'),
  }),
  metric({
    id: 'K40.nextExpiry',
    name: 'Next certificate expiry',
    sentence: 'Days from the as-of date to the day on which the next valid certificate expires.',
    unit: 'days',
    window: 'day',
    seed: '002',
    formula: amount(least('certificateDays', 'No valid certificate has a day on which it expires.')),
  }),
  metric({
    id: 'K41',
    name: 'Portal sessions',
    sentence: 'Portal sessions of the last month divided by enrolled partners.',
    unit: 'number',
    window: 'month',
    seed: '000',
    formula: ratio(sum('portalSessions'), enrolled, reasons.noneEnrolled),
  }),
  metric({
    id: 'K41.change',
    name: 'Change of portal sessions',
    sentence: 'Portal sessions of the last month less those of the month before, divided by those of the month before.',
    unit: 'ratio',
    window: 'month',
    seed: '000',
    formula: ratio(
      minus(sum('portalSessions'), sum('portalSessionsBefore')),
      sum('portalSessionsBefore'),
      'There was no portal session in the month before.',
    ),
  }),
  metric({
    id: 'K42',
    name: 'Win rate of the certified',
    sentence: 'Win rate of the partners with a valid certificate less that of the others.',
    unit: 'ratio',
    seed: '002, 004',
    formula: difference(...winRates),
  }),
  metric({
    id: 'K42.dealSize',
    name: 'Average deal of the certified',
    sentence: 'Average deal of the partners with a valid certificate less that of the others.',
    unit: 'money',
    seed: '002, 004',
    formula: difference(...dealSizes),
  }),
  metric({
    id: 'K43',
    name: 'Customer satisfaction',
    sentence: 'Sum of the scores that customers gave the delivery of partners, divided by their replies.',
    unit: 'number',
    seed: '002',
    formula: ratio(sum('satisfaction'), sum('satisfactionReplies'), 'No customer replied in this period.'),
  }),
];
