import type { InputDef } from '../input.ts';

const noMap = 'There is no coverage map in this store.';

/** Who belongs to the network, and who is active in it. */
export const networkInputs = {
  enrolled: { says: 'Enrolled on the day', unit: 'count', window: 'day' },
  active: { says: 'Enrolled, with a commercial event in the window of the preset', unit: 'count', window: 'preset' },
  activeAtStart: { says: 'Active on the eve of the period', unit: 'count', window: 'presetAtStart' },
  activeYearAgo: { says: 'Active a year before the day', unit: 'count', window: 'presetYearAgo' },
  registeredYear: { says: 'Deals registered in the last twelve months while enrolled', unit: 'count', window: 'year' },
  daysSinceEvent: { says: 'Days since the last commercial event', unit: 'days', window: 'day' },
  recruited: { says: 'Enrolled in the last twelve months', unit: 'count', window: 'year' },
  cohort: { says: 'Enrolled in the year that ended 90 days before the day', unit: 'count', window: 'cohort' },
  cohortActivated: { says: 'Of that year, with a commercial event within 90 days of enrolment', unit: 'count', window: 'cohort' },
  prospects: { says: 'Recorded as a prospect', unit: 'count', window: 'day' },
  promoted: { says: 'Moved to a higher tier in the period', unit: 'count', window: 'period' },
  highYearAgo: { says: 'High-performing a year before the day', unit: 'count', window: 'yearAgo' },
  becameStrategic: { says: 'Of those, strategic on the day', unit: 'count', window: 'day' },
  downstreamEnrolled: { says: 'Enrolled resellers below a distributor', unit: 'count', window: 'day' },
  downstreamActive: { says: 'Active resellers below a distributor', unit: 'count', window: 'preset' },
  downstreamAtStart: { says: 'Enrolled resellers below a distributor on the eve of the period', unit: 'count', window: 'start' },
  avoidableLosses: {
    says: 'Lost partners that could have been kept',
    unit: 'count',
    window: 'period',
    missing: 'No reasons of lost partners are kept in this store.',
  },
  gapsFound: { says: 'Coverage gaps found', unit: 'count', window: 'period', missing: noMap },
  gapsClosed: { says: 'Coverage gaps closed by a qualified partner', unit: 'count', window: 'period', missing: noMap },
  mixTarget: { says: 'Share of the network that was planned', unit: 'ratio', window: 'day', missing: 'No target mix is set.' },
  directOverlap: {
    says: 'Active where direct sales cover the market too',
    unit: 'count',
    window: 'preset',
    missing: 'The coverage of direct sales is not kept in this store.',
  },
  matchingEnrolments: {
    says: 'Enrolments that match the ideal profile',
    unit: 'count',
    window: 'day',
    missing: 'No ideal partner profile is set.',
  },
  matchingActive: { says: 'Of those, became active', unit: 'count', window: 'day', missing: 'No ideal partner profile is set.' },
  prospectDays: {
    says: 'Days from a qualified prospect to its first commercial event',
    unit: 'days',
    window: 'day',
    missing: 'The day on which a prospect was identified is not kept.',
  },
} as const satisfies Record<string, InputDef>;
