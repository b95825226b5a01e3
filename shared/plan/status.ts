import type { IsoDate } from '#shared/domain/dates.ts';
import { actualSoFar, attainmentToDate, expectedOfKnown, type Measured, newestKnown } from './attainment.ts';
import { yearTarget } from './lines.ts';
import type { ObjectiveTracking, PlanQuarter, Ratio, TrackStatus } from './tracking.ts';

/** From these shares of what the plan asks for by now on. Source: A14. */
const onTrackFrom = 0.95;
const atRiskFrom = 0.85;

/** On or off track by what was reached of what the plan asks for by now. */
export const statusOf = ({ value }: Pick<Ratio, 'value'>): TrackStatus => {
  if (value === null) return 'unknown';
  if (value >= onTrackFrom) return 'on_track';
  return value >= atRiskFrom ? 'at_risk' : 'off_track';
};

/** The first quarter of those up to the newest one, at whose end the objective already was behind. */
const behindSince = (one: Measured, quarters: readonly PlanQuarter[], newest: number): number => {
  let since = newest;
  for (let index = newest - 1; index >= 0; index -= 1) {
    const cut = quarters.map((quarter, place): PlanQuarter => ({ ...quarter, phase: place > index ? 'ahead' : 'over' }));
    const status = statusOf(attainmentToDate(one, cut, quarters[index]?.to ?? ''));
    if (status !== 'at_risk' && status !== 'off_track') break;
    since = index;
  }
  return since;
};

type Judged = Pick<ObjectiveTracking, 'status' | 'reason'>;

/**
 * On or off track, and why. The parameters are numbers in the least unit of the objective and labels of quarters; `through` is the quarter of the newest actual.
 * A level that stands at the target of the year is on track, whatever the line says.
 */
export const judge = (one: Measured, toDate: Ratio, quarters: readonly PlanQuarter[], asOf: IsoDate): Judged => {
  const actual = actualSoFar(one, quarters);
  const target = yearTarget(one);
  const newest = newestKnown(one, quarters);
  const through = quarters[newest];
  if (actual === null || target === null || !through)
    return { status: 'unknown', reason: { code: toDate.missing ?? 'no_actual', params: {} } };
  const isLess = one.better === 'less';
  const isThere = isLess ? actual <= target : actual >= target;
  if (isThere && (one.accrual === 'level' || (!isLess && target > 0))) {
    return { status: 'on_track', reason: { code: 'reached', params: { actual, target } } };
  }
  if (toDate.value === null) return { status: 'unknown', reason: { code: toDate.missing ?? 'no_actual', params: { actual, target } } };
  const expected = expectedOfKnown(one, quarters, asOf) ?? 0;
  const params = { actual, target, expected, toDate: toDate.value, through: through.label };
  const status = statusOf(toDate);
  if (status === 'on_track') return { status, reason: { code: toDate.value > 1 ? 'ahead' : 'on_line', params } };
  const since = quarters[behindSince(one, quarters, newest)]?.label ?? through.label;
  return {
    status,
    reason: { code: isLess ? 'above' : 'behind', params: { ...params, since, gap: Math.abs(expected - actual) } },
  };
};
