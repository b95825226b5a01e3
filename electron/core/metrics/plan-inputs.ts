import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { type AgreedVersion, isInForce, readAgreedVersions } from '#core/plans/agreed-versions.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { FiscalCalendar } from '#shared/domain/fiscal.ts';
import { type Frame, makeFrame } from '#shared/metrics/engine/frame.ts';
import type { InputId } from '#shared/metrics/engine/inputs.ts';
import { isFed } from '#shared/plan/feeds.ts';
import type { PlanObjective } from '#shared/plan/model.ts';
import { sharedQuarters } from '#shared/plan/quarters.ts';
import type { PlanQuarter } from '#shared/plan/tracking.ts';
import type { MetricSettings } from './frame.ts';

type Reader = Pick<QueryCtx, 'sqlite' | 'note'>;
type Span = { from: IsoDate; to: IsoDate };

/** The inputs that plans give. */
export const planInputIds: readonly InputId[] = ['planActual', 'planTarget', 'planMilestonesDue', 'planMilestonesInTime'];

/** A quarter of a money objective, or a milestone, as it counts in a frame. Amounts in the reporting currency; null: a rate is missing. */
export type PlanLine =
  | { kind: 'objective'; partnerId: string; id: string; title: string; date: IsoDate; target: number | null; actual: number | null }
  | { kind: 'milestone'; partnerId: string; id: string; title: string; date: IsoDate; isInTime: boolean };

/** What metrics came to in some frames, minor units of the reporting currency; null: a rate is missing; undefined: not available. */
export type FedReader = (
  metrics: readonly string[],
  frames: readonly Frame[],
  partnerIds: readonly string[],
) => (partnerId: string, metric: string, frame: number) => number | null | undefined;

/** True when somebody has begun a plan in this store. */
export const hasPlans = (ctx: Reader): boolean => {
  ctx.note('plan');
  return (prepared(ctx.sqlite, 'SELECT EXISTS (SELECT 1 FROM plan) AS n').get() as { n: number }).n === 1;
};

type Counted = { version: AgreedVersion; objective: PlanObjective; at: number; quarter: PlanQuarter };

/** Quarters of money objectives that are counted for a period: of a sum all that end in it, of a level the last of them, and none that has not begun. */
const countedIn = (version: AgreedVersion, quarters: readonly PlanQuarter[], { period, day }: Frame): Counted[] =>
  version.content.objectives
    .filter(({ unit, better }) => unit === 'money' && better === 'more')
    .flatMap((objective) => {
      const own = quarters.flatMap((quarter, at) =>
        quarter.to >= period.from && quarter.to <= period.to && quarter.from <= day && objective.targets[at] !== null
          ? [{ version, objective, at, quarter }]
          : [],
      );
      return objective.accrual === 'sum' ? own : own.slice(-1);
    });

const spanKey = ({ from, to }: Span): string => `${from} ${to}`;

/** The lines of the plans in force in each frame, of all partners or those with these ids (K68). */
export const readPlanLines = (
  ctx: Reader,
  frames: readonly Frame[],
  partnerIds: readonly string[] | null,
  settings: MetricSettings,
  readFed: FedReader,
): PlanLine[][] => {
  const versions = readAgreedVersions(ctx, partnerIds);
  if (versions.length === 0) return frames.map(() => []);
  ctx.note('partner');
  const calendars = new Map(
    (
      prepared(ctx.sqlite, 'SELECT id, fiscal_calendar AS calendar FROM partner WHERE fiscal_calendar IS NOT NULL').all() as Array<{
        id: string;
        calendar: string;
      }>
    ).map(({ id, calendar }) => [id, FiscalCalendar.parse(JSON.parse(calendar))]),
  );
  const { converter, asOf, preset, program } = settings;
  const quartersOf = sharedQuarters(program.fiscalCalendar, asOf);
  const byFrame = frames.map((frame) => {
    const own = versions.filter((version) => isInForce(version, frame.asOf));
    return {
      frame,
      own,
      counted: own.flatMap((version) =>
        countedIn(version, quartersOf(version.content.terms, calendars.get(version.partnerId) ?? null), frame),
      ),
    };
  });
  const fed = byFrame.flatMap(({ counted }) => counted).filter(({ objective }) => isFed(objective));
  const spans = [...new Map(fed.map(({ quarter }) => [spanKey(quarter), quarter])).values()];
  const places = new Map(spans.map((span, index) => [spanKey(span), index]));
  const fedOf =
    fed.length === 0
      ? () => undefined
      : readFed(
          [...new Set(fed.flatMap(({ objective }) => objective.feed ?? []))],
          spans.map(({ label, from, to }) => makeFrame(asOf, { label, from, to }, preset)),
          [...new Set(fed.map(({ version }) => version.partnerId))],
        );
  const convert = (minor: number | null, currency: string | null): number | null =>
    minor === null ? null : converter.convert(minor, currency ?? converter.currency);
  return byFrame.map(({ frame, own, counted }) => [
    ...counted.flatMap(({ version: { partnerId }, objective, at, quarter }): PlanLine[] => {
      const { id, title, feed, currency } = objective;
      const typed = objective.actuals[at] ?? undefined;
      const measured = (): number | null | undefined =>
        feed !== null && isFed(objective) ? fedOf(partnerId, feed, places.get(spanKey(quarter)) ?? -1) : undefined;
      const actual = feed !== null ? measured() : typed === undefined ? undefined : convert(typed, currency);
      // what nobody typed in or measured is in neither sum
      if (actual === undefined) return [];
      return [
        { kind: 'objective', partnerId, id, title, date: quarter.to, target: convert(objective.targets[at] ?? null, currency), actual },
      ];
    }),
    ...own.flatMap(({ partnerId, content }) =>
      content.milestones.flatMap(({ id, title, dueOn, state, doneOn }): PlanLine[] =>
        dueOn === null || state === 'dropped' || dueOn < frame.period.from || dueOn > frame.day
          ? []
          : [{ kind: 'milestone', partnerId, id, title, date: dueOn, isInTime: state === 'done' && doneOn !== null && doneOn <= dueOn }],
      ),
    ),
  ]);
};

export type PlanInputs = Partial<Record<InputId, number | null>>;

/** The inputs of K68 by partner, from its lines. Null as soon as one amount has no rate. */
export const inputsOfLines = (lines: readonly PlanLine[]): Map<string, PlanInputs> => {
  const found = new Map<string, PlanInputs>();
  const add = (own: PlanInputs, id: InputId, amount: number | null): void => {
    const known = own[id] ?? (own[id] === null ? null : 0);
    own[id] = known === null || amount === null ? null : known + amount;
  };
  for (const line of lines) {
    const own = found.get(line.partnerId) ?? {};
    found.set(line.partnerId, own);
    if (line.kind === 'milestone') {
      add(own, 'planMilestonesDue', 1);
      add(own, 'planMilestonesInTime', line.isInTime ? 1 : 0);
    } else {
      add(own, 'planTarget', line.target);
      add(own, 'planActual', line.actual);
    }
  }
  return found;
};
