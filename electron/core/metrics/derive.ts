import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { type Frame, windowOf } from '#shared/metrics/engine/frame.ts';
import type { InputValue } from '#shared/metrics/engine/input.ts';
import type { InputId } from '#shared/metrics/engine/inputs.ts';
import { isEnrolled } from '#shared/metrics/portfolio.ts';
import { countsAs, type MetricSettings } from './frame.ts';
import { belongs, type Link, type PartnerFact } from './partners.ts';
import type { EventDay, LastEvents } from './read-activity.ts';
import type { Columns } from './read-columns.ts';

/** Whether a partner was enrolled and active on the days of a frame, and its last commercial event. */
export type Standing = {
  enrolled: boolean;
  enrolledAtStart: boolean;
  active: boolean;
  activeAtStart: boolean;
  activeYearAgo: boolean;
  lastEvent: IsoDate | null;
};

/** The standing of a partner in a frame, from its own row and its last events. */
export const standingOf = (partner: PartnerFact, events: LastEvents | undefined, frame: Frame, settings: MetricSettings): Standing => {
  const counts = countsAs(settings, partner.type);
  const ofType = settings.profileOf(partner.type).commercialEvents;
  const last = (day: EventDay, counted: (kind: keyof LastEvents) => boolean): IsoDate | null => {
    let latest: IsoDate | null = null;
    for (const kind in events) {
      const date = events[kind as keyof LastEvents]?.[day] ?? null;
      if (date !== null && (latest === null || date > latest) && counted(kind as keyof LastEvents)) latest = date;
    }
    return latest;
  };
  const activeOn = (day: EventDay, window: 'preset' | 'presetAtStart' | 'presetYearAgo'): boolean => {
    const { after, to } = windowOf(frame, window);
    const latest = last(day, counts);
    return latest !== null && latest > after && isEnrolled(partner, to);
  };
  return {
    enrolled: isEnrolled(partner, frame.day),
    enrolledAtStart: isEnrolled(partner, windowOf(frame, 'start').to),
    active: activeOn('day', 'preset'),
    activeAtStart: activeOn('start', 'presetAtStart'),
    activeYearAgo: activeOn('yearAgo', 'presetYearAgo'),
    lastEvent: last('day', (kind) => ofType.includes(kind)),
  };
};

/** Resellers below a partner on a day, each once. */
const childrenOn = (links: readonly Link[], day: IsoDate): Set<string> =>
  new Set(links.filter(({ from, to }) => (from === null || from <= day) && (to === null || to > day)).map(({ childId }) => childId));

/** Those below a partner that a frame counts, each with the inputs that it is in. */
export type Below = ReadonlyMap<string, readonly InputId[]>;

export const belowOf = (links: readonly Link[], frame: Frame, standingOfChild: (id: string) => Standing | undefined): Below => {
  const found = new Map<string, InputId[]>();
  const add = (id: InputId, day: IsoDate, holds: (child: Standing) => boolean): void => {
    for (const childId of childrenOn(links, day)) {
      const child = standingOfChild(childId);
      if (child && holds(child)) found.set(childId, [...(found.get(childId) ?? []), id]);
    }
  };
  add('downstreamEnrolled', frame.day, (child) => child.enrolled);
  add('downstreamActive', frame.day, (child) => child.active);
  add('downstreamAtStart', windowOf(frame, 'start').to, (child) => child.enrolledAtStart);
  return found;
};

export type DeriveInput = {
  partner: PartnerFact;
  standing: Standing;
  columns: Columns | undefined;
  frame: Frame;
  settings: MetricSettings;
  /** Null where nobody stands below it. */
  below: Below | null;
  activated: boolean;
  /** A review of the quarter is due from it, whether or not one was planned. */
  owesReview: boolean;
};

const within = (date: IsoDate | null, { after, to }: { after: string; to: IsoDate }): boolean =>
  date !== null && date > after && date <= to;

/** The inputs of one partner in one frame: what was read, and what follows from its own row, its standing and those below it. */
export const deriveInputs = ({
  partner,
  standing,
  columns = {},
  frame,
  settings,
  below,
  activated,
  owesReview,
}: DeriveInput): Partial<Record<InputId, InputValue>> => {
  if (!belongs(partner, frame)) return partner.status === 'prospect' && (partner.enrolledOn ?? '') <= frame.day ? { prospects: 1 } : {};
  const {
    heldCertificates,
    firstRegistration,
    lastRegistration,
    lastClose,
    openDocuments,
    stageYearAgo,
    stageNow,
    reviewsPlanned,
    ...read
  } = columns;
  const inputs = read as Partial<Record<InputId, InputValue>>;
  const flag = (id: InputId, holds: boolean): void => {
    if (holds) inputs[id] = 1;
  };
  flag('enrolled', standing.enrolled);
  flag('active', standing.active);
  flag('activeAtStart', standing.activeAtStart);
  flag('activeYearAgo', standing.activeYearAgo);
  flag('recruited', within(partner.enrolledOn, windowOf(frame, 'year')));
  flag('cohort', within(partner.enrolledOn, windowOf(frame, 'cohort')));
  flag('cohortActivated', activated);
  flag('highYearAgo', stageYearAgo === 'HIGH_PERFORMING');
  flag('becameStrategic', stageYearAgo === 'HIGH_PERFORMING' && stageNow === 'STRATEGIC');
  const planned = typeof reviewsPlanned === 'number' ? reviewsPlanned : 0;
  if (planned > 0 || owesReview) inputs.reviewsDue = Math.max(planned, 1);
  if (standing.lastEvent !== null) inputs.daysSinceEvent = [daysBetween(standing.lastEvent, frame.day)];
  if (typeof firstRegistration === 'string' && standing.enrolled && partner.enrolledOn !== null && firstRegistration >= partner.enrolledOn)
    inputs.firstDealDays = [daysBetween(partner.enrolledOn, firstRegistration)];
  if (standing.enrolled) {
    const required = settings.profileOf(partner.type).requiredCertificates;
    const held = (heldCertificates ?? {}) as Readonly<Record<string, number>>;
    const current = required.filter((key) => (held[key] ?? 0) > 0).length;
    inputs.certificatesRequired = required.length;
    inputs.certificatesCurrent = current;
    flag('obligationsMet', current === required.length && !openDocuments);
  }
  if (below)
    for (const id of ['downstreamEnrolled', 'downstreamActive', 'downstreamAtStart'] as const)
      inputs[id] = [...below.values()].filter((ids) => ids.includes(id)).length;
  return inputs;
};
