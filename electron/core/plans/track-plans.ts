import type { QueryCtx } from '#core/context.ts';
import { type MetricSettings, readMetricSettings } from '#core/metrics/frame.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { FiscalCalendar } from '#shared/domain/fiscal.ts';
import type { CurrencyRate } from '#shared/domain/rates.ts';
import { versionInForce } from '#shared/plan/in-force.ts';
import type { PlanOutlook } from '#shared/plan/outlook.ts';
import { sharedQuarters } from '#shared/plan/quarters.ts';
import { trackPlan } from '#shared/plan/track.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { withProgress } from '#shared/plan/with-progress.ts';
import { type Measured, readActuals } from './actuals.ts';
import { type AgreedVersion, readAgreedVersions } from './agreed-versions.ts';
import { type PlanRow, readContents } from './read-content.ts';

/** The rates of the settings, dated and agreed ones. */
export const readSettingsRates = (ctx: Pick<QueryCtx, 'db'>): Promise<CurrencyRate[]> =>
  ctx.db
    .selectFrom('currency_rate')
    .select(['kind', 'from_currency as from', 'to_currency as to', 'valid_from as validFrom', 'rate'])
    .execute();

/** The own fiscal calendars of partners, by their id. */
const readCalendars = async (ctx: Pick<QueryCtx, 'db'>): Promise<Map<string, FiscalCalendar>> => {
  const rows = await ctx.db.selectFrom('partner').select(['id', 'fiscal_calendar']).where('fiscal_calendar', 'is not', null).execute();
  return new Map(rows.map(({ id, fiscal_calendar: own }) => [id, FiscalCalendar.parse(JSON.parse(own ?? 'null'))]));
};

/** What plans are measured by on a day. `inForce`: the numbers of the versions that both sides had signed by then. */
export type Measures = { measured: Measured[]; settings: MetricSettings; rates: CurrencyRate[]; inForce: ReadonlyMap<string, number> };

/** Reads plans as they are measured on a day: the version in force on it, else the working one, with what goes on while it is in force. One reading a table for all. */
export const readMeasured = async (ctx: QueryCtx, rows: readonly PlanRow[], asOf: IsoDate | undefined): Promise<Measures> => {
  const settings = await readMetricSettings(ctx, asOf);
  const calendars = await readCalendars(ctx);
  const working = await readContents(ctx, rows);
  // the plans of one partner, one a year, need no version of another's
  const partnerIds = [...new Set(rows.map((row) => row.partner_id))];
  const agreedOf = Map.groupBy(readAgreedVersions(ctx, partnerIds.length === 1 ? partnerIds : null), ({ planId }) => planId);
  const inForce = new Map<string, AgreedVersion>();
  const quartersOf = sharedQuarters(settings.program.fiscalCalendar, settings.asOf);
  const measured = rows.flatMap((row): Measured[] => {
    const own = working.get(row.id);
    if (!own) return [];
    const agreed = versionInForce(agreedOf.get(row.id) ?? [], settings.asOf);
    if (agreed) inForce.set(row.id, agreed);
    const content = agreed ? withProgress(agreed.content, own) : own;
    const quarters = quartersOf(content.terms, calendars.get(row.partner_id) ?? null);
    return [{ planId: row.id, partnerId: row.partner_id, content, quarters }];
  });
  const numbers = new Map([...inForce].map(([id, { number }]) => [id, number]));
  return { measured, settings, rates: await readSettingsRates(ctx), inForce: numbers };
};

/** Plans measured as of a day, by id. `outlooks`: by plan, what a forecast from the pipeline starts from. */
export const trackMeasured = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  { measured, settings, rates, inForce }: Measures,
  outlooks: ReadonlyMap<string, PlanOutlook>,
): Map<string, PlanTracking> => {
  const fed = readActuals(ctx, measured, settings, rates);
  return new Map(
    measured.map(({ planId, content, quarters }) => [
      planId,
      trackPlan({
        ...{ content, quarters, rates, asOf: settings.asOf },
        revision: inForce.get(planId) ?? null,
        actuals: fed.get(planId)?.actuals ?? new Map(),
        actualRates: fed.get(planId)?.rates ?? [],
        outlook: outlooks.get(planId) ?? null,
      }),
    ]),
  );
};
