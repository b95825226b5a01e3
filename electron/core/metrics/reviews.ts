import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { FiscalCalendar, quarterEndingIn } from '#shared/domain/fiscal.ts';
import type { Frame } from '#shared/metrics/engine/frame.ts';
import { reviewDueOn } from '#shared/qbr/cadence.ts';
import { type EventsOfDay, readCoverage } from './coverage.ts';
import type { MetricSettings } from './frame.ts';
import type { PartnerFact } from './partners.ts';

type Reader = Pick<QueryCtx, 'sqlite' | 'note'>;
type Quarter = { label: string; to: string };

const quarterFor = (calendar: string, { period }: Frame): Quarter | null =>
  quarterEndingIn(FiscalCalendar.parse(JSON.parse(calendar)), period);

/**
 * For each frame, the label of the quarter that falls in it by every fiscal calendar that a partner has of its own: JSON by the calendar as it is stored. A review is
 * kept under the label of its partner's calendar, so that labels of two calendars are not compared.
 */
export const readQuarterLabels = (ctx: Reader, frames: readonly Frame[]): Record<string, string> => {
  ctx.note('partner');
  const calendars = prepared(ctx.sqlite, 'SELECT DISTINCT fiscal_calendar FROM partner WHERE fiscal_calendar IS NOT NULL')
    .raw(true)
    .all() as Array<[string]>;
  return Object.fromEntries(
    frames.map((frame, index) => [
      `labels_${index}`,
      JSON.stringify(Object.fromEntries(calendars.map(([calendar]) => [calendar, quarterFor(calendar, frame)?.label ?? '']))),
    ]),
  );
};

/** Tells of each partner whether its cadence asks for a review of the quarter of a frame, in its own calendar. */
export const readOwed = (
  ctx: Reader,
  settings: MetricSettings,
  read: EventsOfDay | null,
): ((partner: PartnerFact, frame: Frame) => boolean) => {
  const coverageOf = readCoverage(ctx, settings, read);
  const known = new Map<Frame, Map<string, Quarter | null>>();
  const ownQuarter = (calendar: string, frame: Frame): Quarter | null => {
    const quarters = known.get(frame) ?? new Map<string, Quarter | null>();
    known.set(frame, quarters);
    const quarter = quarters.get(calendar) ?? quarterFor(calendar, frame);
    quarters.set(calendar, quarter);
    return quarter;
  };
  return (partner, frame) => {
    const coverage = coverageOf.get(partner.id);
    if (coverage === undefined || frame.period.label === '') return false;
    const quarter = partner.calendar === null ? frame.period : ownQuarter(partner.calendar, frame);
    if (quarter === null) return false;
    const { reviews } = settings.profileOf(partner.type);
    return reviewDueOn({ isEnrolled: true, enrolledOn: partner.enrolledOn, coverage, reviews }, quarter) !== null;
  };
};
