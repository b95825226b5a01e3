import type { QueryCtx } from '#core/context.ts';
import { evaluate, type MoneyFrame } from '#shared/metrics/engine/evaluate.ts';
import { type Frame, windowOf } from '#shared/metrics/engine/frame.ts';
import type { Converter } from '#shared/domain/rates.ts';
import type { InputId } from '#shared/metrics/engine/inputs.ts';
import type { MetricDef } from '#shared/metrics/engine/metric.ts';
import { findMetric } from '#shared/metrics/engine/metrics.ts';
import type { ScopeRow } from '#shared/metrics/engine/scope.ts';
import { type FrameParams, frameParams } from './days.ts';
import { type Below, belowOf, deriveInputs, type Standing, standingOf } from './derive.ts';
import { countsAs, type MetricSettings } from './frame.ts';
import { type Link, type PartnerFact, readLinks, readPartnerFacts } from './partners.ts';
import { readActivated, readLastEvents } from './read-activity.ts';
import { type FedReader, hasPlans, inputsOfLines, planInputIds, type PlanInputs, readPlanLines } from './plan-inputs.ts';
import { readColumns } from './read-columns.ts';
import { readOwed, readQuarterLabels } from './reviews.ts';
import type { ColumnId, RawId } from './sql-input.ts';
import { sqlInputOf } from './sql-inputs.ts';

type Reader = Pick<QueryCtx, 'sqlite' | 'note'>;

/** One partner with its inputs in one frame. */
export type PartnerRow = ScopeRow & { partner: PartnerFact; standing: Standing; below: Below | null };
/** What was read of some frames: the rows of each, by its place. */
export type Scopes = { rows: PartnerRow[][]; noRate: string | null; money: MoneyFrame };

/** What an input is told from when no table holds it. */
const madeOf: Partial<Record<InputId, readonly RawId[]>> = {
  firstDealDays: ['firstRegistration'],
  certificatesRequired: ['heldCertificates'],
  certificatesCurrent: ['heldCertificates'],
  obligationsMet: ['heldCertificates', 'openDocuments'],
  highYearAgo: ['stageYearAgo', 'stageNow'],
  reviewsDue: ['reviewsPlanned'],
  becameStrategic: ['stageYearAgo', 'stageNow'],
};
/** What is counted of those below a partner. */
export const downstream: readonly InputId[] = ['downstreamEnrolled', 'downstreamActive', 'downstreamAtStart'];

/** Whether one of these inputs is counted of those below a partner, so that what they do changes it. */
export const readsDownstream = (needed: ReadonlySet<InputId>): boolean => downstream.some((id) => needed.has(id));

/** The inputs that these metrics name. */
export const inputsOf = (metrics: readonly MetricDef[]): Set<InputId> => new Set(metrics.flatMap(({ formula }) => formula.inputs));

/** What follows from last events. */
const ofEvents: readonly InputId[] = ['active', 'activeAtStart', 'activeYearAgo', 'daysSinceEvent', 'reviewsDue', ...downstream];

const columnsFor = (needed: ReadonlySet<InputId>): ColumnId[] => {
  const columns = new Set<ColumnId>();
  for (const id of needed) {
    if (sqlInputOf(id)) columns.add(id);
    for (const raw of madeOf[id] ?? []) columns.add(raw);
  }
  return [...columns];
};

/** The partners that were enrolled in the cohort of some frame. */
const cohortOf = (partners: readonly PartnerFact[], frames: readonly Frame[]): string[] => {
  const windows = frames.map((frame) => windowOf(frame, 'cohort'));
  return partners
    .filter(({ enrolledOn }) => enrolledOn !== null && windows.some(({ after, to }) => enrolledOn > after && enrolledOn <= to))
    .map(({ id }) => id);
};

const groupLinks = (links: readonly Link[]): Map<string, Link[]> => Map.groupBy(links, ({ parentId }) => parentId);

/** The parameters of these frames for conditions of these inputs. */
export const paramsFor = (ctx: Reader, frames: readonly Frame[], needed: ReadonlySet<InputId>): FrameParams => {
  const asked = frameParams(frames);
  return needed.has('reviewsDue') ? { ...asked, params: { ...asked.params, ...readQuarterLabels(ctx, frames) } } : asked;
};

/** Reads what feeds the objectives of plans: the metrics themselves, in the quarters of the plans. */
export const fedReader =
  (ctx: Reader, settings: MetricSettings): FedReader =>
  (ids, frames, partnerIds) => {
    const metrics = ids.flatMap((id) => findMetric(id) ?? []);
    const { rows, noRate, money } = readScopes(ctx, { metrics, frames, partnerIds, figuresOnly: true }, settings);
    const byId = rows.map((own) => new Map(own.map((row) => [row.partner.id, row])));
    return (partnerId, id, index) => {
      const [metric, row, frame] = [findMetric(id), byId[index]?.get(partnerId), frames[index]];
      if (!metric || !row || !frame) return undefined;
      const { figure } = evaluate(metric, { rows: [row], noRate, ended: frame.period.to <= settings.asOf }, frame, money);
      return figure.value ?? (figure.reason === noRate ? null : undefined);
    };
  };

const noPlan: PlanInputs = { planActual: 0, planTarget: 0, planMilestonesDue: 0, planMilestonesInTime: 0 };

/** The inputs that plans give, by frame and partner; null where no metric asks for them, or nobody has begun a plan. */
const readPlanInputs = (
  ctx: Reader,
  needed: ReadonlySet<InputId>,
  frames: readonly Frame[],
  partnerIds: readonly string[] | null,
  settings: MetricSettings,
): ((partnerId: string, frame: number) => PlanInputs) | null => {
  if (!planInputIds.some((id) => needed.has(id)) || !hasPlans(ctx)) return null;
  const found = readPlanLines(ctx, frames, partnerIds, settings, fedReader(ctx, settings)).map(inputsOfLines);
  return (partnerId, frame) => ({ ...noPlan, ...found[frame]?.get(partnerId) });
};

/** Why an amount is not there when a rate was missing; null when none was. */
export const noRateReason = (converter: Pick<Converter, 'currency' | 'missing'>): string | null => {
  const missing = converter.missing();
  return missing.length > 0 ? `There is no rate into ${converter.currency} for ${missing.join(', ')}.` : null;
};

/** What is read. `figuresOnly`: nobody looks at the standing of the partners beside the figures, so last events are read only where a metric asks for them. */
type Asked = { metrics: readonly MetricDef[]; frames: readonly Frame[]; partnerIds: readonly string[] | null; figuresOnly?: boolean };

/**
 * Reads every input of these metrics in these frames, for all partners or those with these ids: one walk of each table, however many metrics and frames.
 * Partners are in the order of the store.
 */
export const readScopes = (ctx: Reader, { metrics, frames, partnerIds, figuresOnly = false }: Asked, settings: MetricSettings): Scopes => {
  const needed = inputsOf(metrics);
  const asked = paramsFor(ctx, frames, needed);
  const partners = readPartnerFacts(ctx, partnerIds);
  const links = readsDownstream(needed) ? readLinks(ctx, partnerIds) : [];
  const known = new Set(partners.map(({ id }) => id));
  // those below count too, wherever they are
  const others = [...new Set(links.map(({ childId }) => childId))].filter((id) => !known.has(id));
  const everyone = others.length === 0 ? partners : [...partners, ...readPartnerFacts(ctx, others)];
  const isOfEvents = !figuresOnly || ofEvents.some((id) => needed.has(id));
  const commercial = isOfEvents ? settings.commercial : [];
  const events = readLastEvents(ctx, commercial, asked, partnerIds === null ? null : everyone.map(({ id }) => id));
  const ofToday = partnerIds === null ? frames.findIndex(({ day }) => day === settings.asOf) : -1;
  const owes = needed.has('reviewsDue') ? readOwed(ctx, settings, ofToday < 0 ? null : (id) => events.get(id)?.[ofToday]) : () => false;
  const columns = readColumns(ctx, columnsFor(needed), asked, settings.converter, partnerIds);
  const plans = readPlanInputs(ctx, needed, frames, partnerIds, settings);
  const inCohort = needed.has('cohortActivated') ? cohortOf(partners, frames) : [];
  const activated = inCohort.length > 0 ? readActivated(ctx, settings.commercial, asked, inCohort) : [];
  const linksOf = groupLinks(links);
  const rows = frames.map((frame, index) => {
    const standings = new Map(
      everyone.map((partner) => [partner.id, standingOf(partner, events.get(partner.id)?.[index], frame, settings)]),
    );
    return partners.map((partner): PartnerRow => {
      const standing = standings.get(partner.id) as Standing;
      const counts = countsAs(settings, partner.type);
      const ownLinks = linksOf.get(partner.id);
      const below = ownLinks ? belowOf(ownLinks, frame, (id) => standings.get(id)) : null;
      return {
        partner,
        standing,
        below,
        type: partner.type,
        owner: partner.owner,
        inputs: deriveInputs({
          partner,
          standing,
          columns: plans ? { ...columns.get(partner.id)?.[index], ...plans(partner.id, index) } : columns.get(partner.id)?.[index],
          frame,
          settings,
          below,
          owesReview: owes(partner, frame),
          activated: [...(activated[index]?.get(partner.id) ?? [])].some(counts),
        }),
      };
    });
  });
  const money = { currency: settings.converter.currency, rate: settings.converter.used() };
  return {
    rows,
    money,
    noRate: noRateReason(settings.converter),
  };
};
