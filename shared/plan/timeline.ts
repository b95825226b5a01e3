import { addDays, daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { type Chain, criticalChain, daysLate, heldUp, isToDo, slackDays } from './milestone-chains.ts';
import type { PlanContent, PlanInitiative, PlanMilestone } from './model.ts';
import type { PlanQuarter } from './tracking.ts';

/** The drawing of a plan's year, as shares of it: 0 is the morning of its first day, 1 the evening of its last. */

type Span = { from: number; to: number };

/** A milestone on its day. */
export type TimelineMark = {
  milestone: PlanMilestone;
  at: number;
  /** Due outside of the year, so it stands at its edge. */
  beyond: 'before' | 'after' | null;
  /** Line of its lane, from 0. */
  row: number;
  /** On which side of the diamond its words stand. */
  words: 'left' | 'right';
  daysLate: number;
  /** Ids of the milestones because of which it cannot come in time. */
  heldUpBy: string[];
};

/** An initiative with its milestones; `initiative` null: those that belong to none. `bar` null: it has no dates, and neither have its milestones. */
export type TimelineLane = {
  initiative: PlanInitiative | null;
  bar: Span | null;
  marks: TimelineMark[];
  undated: PlanMilestone[];
  rows: number;
  /** Milestones that are done, and all that were not dropped. */
  done: number;
  all: number;
};

/** That one milestone waits for another. `crossed`: the earlier one is due after the one that waits; `critical`: both stand one after the other on the critical chain. */
export type TimelineLink = { from: string; to: string; kind: 'plain' | 'critical' | 'crossed' };

export type Timeline = {
  quarters: Array<PlanQuarter & { at: Span }>;
  /** Where the as-of date is; null: outside of the year. */
  today: number | null;
  lanes: TimelineLane[];
  links: TimelineLink[];
  chain: Chain | null;
};

type Year = { startsOn: IsoDate; endsOn: IsoDate };
const daysOf = ({ startsOn, endsOn }: Year): number => daysBetween(startsOn, endsOn) + 1;
const inside = (share: number): number => Math.min(1, Math.max(0, share));
const morning = (date: IsoDate, year: Year): number => inside(daysBetween(year.startsOn, date) / daysOf(year));
const evening = (date: IsoDate, year: Year): number => inside((daysBetween(year.startsOn, date) + 1) / daysOf(year));
const noon = (date: IsoDate, year: Year): number => inside((daysBetween(year.startsOn, date) + 0.5) / daysOf(year));

/** The day at a share of the year; never outside of it. */
export const dayAt = (share: number, year: Year): IsoDate =>
  addDays(year.startsOn, Math.min(daysOf(year) - 1, Math.max(0, Math.floor(share * daysOf(year)))));

const barOf = (initiative: PlanInitiative | null, milestones: readonly PlanMilestone[], year: Year): Span | null => {
  if (!initiative) return null;
  const days = milestones.flatMap(({ startsOn, dueOn }) => [startsOn, dueOn]).filter((day) => day !== null);
  const known = [...days, initiative.startsOn, initiative.dueOn].filter((day) => day !== null).toSorted();
  const from = initiative.startsOn ?? known[0];
  const to = initiative.dueOn ?? known.at(-1);
  return from === undefined || to === undefined
    ? null
    : { from: morning(from, year), to: Math.max(evening(to, year), morning(from, year)) };
};

type Placed = { at: number; words: 'left' | 'right'; row: number };

/** Gives each mark the first line on which its diamond and its words touch no other's. `width`: what the words take, as a share of the year. */
const placeMarks = (marks: ReadonlyArray<{ id: string; at: number; width: number }>): Map<string, Placed> => {
  const lines: Span[][] = [];
  const diamond = 0.008;
  return new Map(
    marks.map(({ id, at, width }) => {
      const words = at + width > 1 && at - width >= 0 ? ('left' as const) : ('right' as const);
      const span = words === 'right' ? { from: at - diamond, to: at + width } : { from: at - width, to: at + diamond };
      const free = lines.findIndex((line) => line.every(({ from, to }) => span.to <= from || span.from >= to));
      const row = free === -1 ? lines.length : free;
      (lines[row] ??= []).push(span);
      return [id, { at, words, row }];
    }),
  );
};

const linksOf = (milestones: readonly PlanMilestone[], chain: Chain | null): TimelineLink[] => {
  const dated = new Map(milestones.filter(({ dueOn }) => dueOn !== null).map((milestone) => [milestone.id, milestone]));
  return [...dated.values()].flatMap((later) =>
    later.dependsOn.flatMap((id): TimelineLink[] => {
      const earlier = dated.get(id);
      if (!earlier) return [];
      const isCrossed = isToDo(earlier) && isToDo(later) && (slackDays(earlier, later) ?? 0) < 0;
      const at = chain?.ids.indexOf(id) ?? -1;
      const isCritical = at !== -1 && chain?.ids[at + 1] === later.id;
      return [{ from: id, to: later.id, kind: isCrossed ? 'crossed' : isCritical ? 'critical' : 'plain' }];
    }),
  );
};

/**
 * Lays out a plan's initiatives and milestones over its year, as of a day. `widthOf`: what the words of a milestone take, as a share of the year, so that none covers
 * another. A milestone of an initiative that is gone stands with those of none.
 */
export const layTimeline = (
  { terms, initiatives, milestones }: Pick<PlanContent, 'initiatives' | 'milestones'> & { terms: Year },
  quarters: readonly PlanQuarter[],
  asOf: IsoDate,
  widthOf: (milestone: PlanMilestone) => number,
): Timeline => {
  const held = heldUp(milestones, asOf);
  const chain = criticalChain(milestones);
  const known = new Set(initiatives.map(({ id }) => id));
  const lane = (initiative: PlanInitiative | null): TimelineLane => {
    const own = milestones.filter(({ initiativeId }) =>
      initiative ? initiativeId === initiative.id : initiativeId === null || !known.has(initiativeId),
    );
    const dated = own.flatMap((milestone) => (milestone.dueOn === null ? [] : [{ milestone, dueOn: milestone.dueOn }]));
    const inTime = dated.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
    const placed = placeMarks(
      inTime.map(({ milestone, dueOn }) => ({ id: milestone.id, at: noon(dueOn, terms), width: widthOf(milestone) })),
    );
    const marks = inTime.map(({ milestone, dueOn }): TimelineMark => {
      const { at, words, row } = placed.get(milestone.id) ?? { at: 0, words: 'right', row: 0 };
      const beyond = dueOn < terms.startsOn ? 'before' : dueOn > terms.endsOn ? 'after' : null;
      return { milestone, at, words, row, beyond, daysLate: daysLate(milestone, asOf), heldUpBy: held.get(milestone.id) ?? [] };
    });
    return {
      initiative,
      bar: barOf(initiative, own, terms),
      marks,
      undated: own.filter(({ dueOn }) => dueOn === null),
      rows: Math.max(0, ...marks.map(({ row }) => row + 1)),
      done: own.filter(({ state }) => state === 'done').length,
      all: own.filter(({ state }) => state !== 'dropped').length,
    };
  };
  const ofNone = lane(null);
  return {
    quarters: quarters.map((quarter) => ({ ...quarter, at: { from: morning(quarter.from, terms), to: evening(quarter.to, terms) } })),
    today: asOf < terms.startsOn || asOf > terms.endsOn ? null : noon(asOf, terms),
    lanes: [...initiatives.map(lane), ...(ofNone.marks.length + ofNone.undated.length > 0 ? [ofNone] : [])],
    links: linksOf(milestones, chain),
    chain,
  };
};
