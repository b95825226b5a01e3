import type { HandlersFor, QueryCtx } from '#core/context.ts';
import { readProgram } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { addDays, type IsoDate, windowMonths } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { FiscalCalendar, quarterOf, shiftQuarter } from '#shared/domain/fiscal.ts';
import { type Frame, frameOfDays, makeFrame } from '#shared/metrics/engine/frame.ts';
import type { MetricDef } from '#shared/metrics/engine/metric.ts';
import { findMetric, metrics, missingReason } from '#shared/metrics/engine/metrics.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { scorecardWords } from '#shared/text/en/scorecard-words.ts';
import { readRowsBehind } from './behind.ts';
import { beside, evaluateRows, readPartnerFigures } from './figures.ts';
import { periodFor, readMetricSettings, type MetricSettings } from './frame.ts';
import { groupRows } from './groups.ts';
import { readIndicators, snapshotWeeks } from './indicators.ts';
import { hasPlans, planInputIds } from './plan-inputs.ts';
import { withRatings } from './ratings.ts';
import { type PartnerRow, readScopes } from './read-scopes.ts';

/** The metric with this id. Throws METRIC_UNKNOWN. */
const metricNamed = (id: string): MetricDef => {
  const found = findMetric(id);
  if (!found) throw new AppError('METRIC_UNKNOWN', { id });
  return found;
};

/** The fiscal calendar that holds for a partner, or the program's. Throws RECORD_NOT_FOUND. */
const calendarFor = async (ctx: QueryCtx, { program }: MetricSettings, partnerId: string | undefined): Promise<FiscalCalendar> => {
  if (partnerId === undefined) return program.fiscalCalendar;
  const partner = await ctx.db.selectFrom('partner').select('fiscal_calendar').where('id', '=', partnerId).executeTakeFirst();
  if (!partner) throw new AppError('RECORD_NOT_FOUND', { entity: 'partner' });
  return partner.fiscal_calendar === null ? program.fiscalCalendar : FiscalCalendar.parse(JSON.parse(partner.fiscal_calendar));
};

/** The twelve months up to a day, and the twelve before them. */
const yearsOf = (day: IsoDate): Array<{ from: IsoDate; to: IsoDate }> =>
  [windowMonths(day, 12), windowMonths(windowMonths(day, 12).after, 12)].map(({ after, to }) => ({ from: addDays(after, 1), to }));

const readValue = async (ctx: QueryCtx, input: ParsedInputOf<'metrics.value'>): Promise<OutputOf<'metrics.value'>> => {
  const metric = metricNamed(input.id);
  if (Array.isArray(metric.presets) && input.preset !== undefined && !metric.presets.includes(input.preset))
    throw new AppError('PRESET_UNKNOWN', { preset: input.preset });
  const settings = await readMetricSettings(ctx, input.asOf, metric.presets === 'any' ? input.preset : undefined);
  const calendar = await calendarFor(ctx, settings, input.partnerId);
  const { asOf, preset } = settings;
  const quarter = periodFor(calendar, asOf, input.period);
  const frames = input.isYear
    ? yearsOf(asOf).map((days) => frameOfDays(days, asOf, preset))
    : [quarter, shiftQuarter(calendar, quarter, -1)].map((period) => makeFrame(asOf, period, preset));
  const partnerIds = input.partnerId === undefined || metric.isShare ? null : [input.partnerId];
  const scopes = readScopes(ctx, { metrics: [metric], frames, partnerIds }, settings);
  const own: Array<readonly PartnerRow[]> = [];
  for (const [index, frame] of frames.entries()) {
    const rows = scopes.rows[index] ?? [];
    own.push(
      input.partnerId === undefined
        ? await withRatings(ctx, metric, frame, rows)
        : rows.filter(({ partner }) => partner.id === input.partnerId),
    );
  }
  const evaluated = frames.map((frame, index) => evaluateRows(metric, own[index] ?? [], scopes.rows[index] ?? [], frame, scopes, settings));
  const figure = beside(evaluated.map((one) => one.figure));
  const [now] = frames as [Frame, Frame];
  const rows = input.rows > 0 ? readRowsBehind(ctx, metric, now, own[0] ?? [], settings) : [];
  return {
    figure,
    groups: input.by === undefined ? partGroups(settings, figure, evaluated[0]?.parts) : sliceGroups(),
    rows: rows.slice(0, input.rows),
    total: rows.length,
  };

  function sliceGroups(): OutputOf<'metrics.value'>['groups'] {
    const { by } = input;
    if (by === undefined) return [];
    const before = new Map(groupRows(ctx, by, own[1] ?? [], frames[1] as Frame, settings).map((group) => [group.key, group.rows]));
    return groupRows(ctx, by, own[0] ?? [], now, settings).map(({ key, label, rows: members }) => ({
      key,
      label,
      figure: beside(
        [members, before.get(key) ?? []].map(
          (list, index) => evaluateRows(metric, list, scopes.rows[index] ?? [], frames[index] as Frame, scopes, settings).figure,
        ),
      ),
    }));
  }
};

const wordOf = (key: string): string | undefined =>
  Object.hasOwn(scorecardWords, key) ? scorecardWords[key as keyof typeof scorecardWords] : undefined;

/** The parts of a distribution as groups: each a figure of its share. */
const partGroups = (
  { program }: MetricSettings,
  figure: Figure,
  parts: ReadonlyArray<{ key: string; value: number; numerator: number; denominator: number }> = [],
): OutputOf<'metrics.value'>['groups'] =>
  parts.map(({ key, ...share }) => ({
    key,
    label: program.stages.find((stage) => stage.key === key)?.label ?? wordOf(`rating.${key}`) ?? key,
    figure: { ...figure, ...share, reason: null, previous: null },
  }));

const readPartnerMetrics = async (ctx: QueryCtx, input: ParsedInputOf<'metrics.partner'>): Promise<OutputOf<'metrics.partner'>> => {
  const asked = input.ids ? input.ids.map(metricNamed) : metrics.filter(({ sameAs, id, isShare }) => sameAs !== id && !isShare);
  const settings = await readMetricSettings(ctx, input.asOf, input.preset);
  const calendar = await calendarFor(ctx, settings, input.partnerId);
  const last = quarterOf(calendar, settings.asOf);
  // one more than is shown, so that the first has its previous one too
  const quarters = Array.from({ length: input.quarters + 1 }, (_, index) => shiftQuarter(calendar, last, index - input.quarters));
  const frames = quarters.map((quarter) => makeFrame(settings.asOf, quarter, settings.preset));
  const figureOf = readPartnerFigures(ctx, { metrics: asked, frames, partnerIds: [input.partnerId] }, settings);
  const shown = quarters.slice(1);
  return {
    asOf: settings.asOf,
    currency: settings.converter.currency,
    quarters: shown.map(({ label, from, to }) => ({ label, from, to })),
    metrics: asked.map((metric) => {
      const figures = frames.map((_, index) => figureOf(input.partnerId, metric, index)).filter((figure) => figure !== undefined);
      return { id: metric.id, figures: figures.slice(1).map((figure, index) => beside([figure, figures[index] as Figure])) };
    }),
  };
};

export const metricQueries: HandlersFor<'metrics', 'query'> = {
  'metrics.list': async (ctx) => {
    const { presets: known } = await readProgram(ctx.db, ctx.today);
    const isPlanned = hasPlans(ctx);
    return {
      metrics: metrics.map((metric) => {
        const { id, name, sentence, unit, window, presets, slices, source, threshold } = metric;
        // why it cannot be had at all; what plans give can be had as soon as there is one
        const reason = isPlanned && metric.formula.inputs.some((id) => planInputIds.includes(id)) ? null : missingReason(metric);
        return {
          id,
          name,
          sentence,
          unit,
          window,
          presets: presets === 'any' ? known.map(({ key }) => key) : presets === null ? null : [...presets],
          slices: [...slices],
          source,
          threshold: threshold ?? null,
          available: reason === null,
          reason,
        };
      }),
    };
  },
  'metrics.value': (ctx, input) => readValue(ctx, input),
  'metrics.partner': (ctx, input) => readPartnerMetrics(ctx, input),
  'metrics.indicators': (ctx, input) => readIndicators(ctx, input),
};

export const metricCommands: HandlersFor<'metrics', 'command'> = {
  'metrics.snapshot': (ctx, { weeks }) => snapshotWeeks(ctx, weeks),
};
