import type { QueryCtx } from '#core/context.ts';
import { type CoverageModel, coverageOf, namedFrom } from '#shared/domain/coverage.ts';
import { addDays, windowMonths } from '#shared/domain/dates.ts';
import { segmentsOf } from '#shared/domain/segments.ts';
import { frameOfDays } from '#shared/metrics/engine/frame.ts';
import { frameParams } from './days.ts';
import { standingOf } from './derive.ts';
import { type MetricSettings, presetWith } from './frame.ts';
import { readPartnerFacts } from './partners.ts';
import { type LastEvents, readLastEvents } from './read-activity.ts';
import { readColumns } from './read-columns.ts';

/** The last events of a partner up to one day. */
export type EventsOfDay = (partnerId: string) => LastEvents | undefined;
const lastOf =
  (events: ReadonlyMap<string, LastEvents[]>): EventsOfDay =>
  (id) =>
    events.get(id)?.[0];

/**
 * How each partner that is enrolled on the as-of date is covered. Coverage follows from all partners together, under the preset of the program, whoever a figure is
 * of. `read`: the last events of all partners in a frame of that day, when they were read already.
 */
export const readCoverage = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  given: MetricSettings,
  read: EventsOfDay | null,
): ReadonlyMap<string, CoverageModel | null> => {
  const settings = { ...given, preset: presetWith(given.program, undefined) };
  const { asOf, preset, converter } = settings;
  const frame = frameOfDays({ from: addDays(windowMonths(asOf, 12).after, 1), to: asOf }, asOf, preset);
  const asked = frameParams([frame]);
  // its conversions are not those of the figure
  const columns = readColumns(ctx, ['wonAmount'], asked, converter.again(), null);
  const eventsOf = read ?? lastOf(readLastEvents(ctx, settings.commercial, asked, null));
  const partners = readPartnerFacts(ctx, null).map((partner) => {
    const { enrolled, active } = standingOf(partner, eventsOf(partner.id), frame, settings);
    const won = columns.get(partner.id)?.[0]?.wonAmount;
    return { ...partner, enrolled, active, revenue: typeof won === 'number' ? won : null, override: partner.segment };
  });
  const segments = segmentsOf(partners);
  const named = namedFrom(partners, segments);
  return new Map(
    partners
      .filter(({ enrolled }) => enrolled)
      .map(({ id, revenue, coverage }) => {
        const override = coverage === null ? null : { model: coverage, reason: '' };
        return [id, coverageOf({ segment: segments.get(id) ?? null, revenue, namedFrom: named, override }).model] as const;
      }),
  );
};
