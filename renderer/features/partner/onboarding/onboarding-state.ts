import type { Entry } from '#shared/api/partner-records.ts';
import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { onboardingWindow } from '#shared/domain/onboarding-window.ts';
import { textOf } from '../records/entry-text.ts';

type Row = Pick<Entry, 'id' | 'values' | 'standing' | 'needsAttention'>;
/** A milestone on the bar: `at` is its place as a fraction of the window, kept within it. */
export type MilestoneMark = { id: string; name: string; dueOn: IsoDate; at: number; row: Row };

export type OnboardingState = ReturnType<typeof onboardingWindow> & {
  startedOn: IsoDate;
  windowEndsOn: IsoDate;
  days: number;
  /** Where the as-of date stands in the window, 0 to 1. */
  today: number;
  milestones: MilestoneMark[];
  doneMilestones: number;
  allMilestones: number;
  next: { name: string; dueOn: IsoDate } | null;
  /** Whole days since the last milestone was reached, or since the start. */
  quietDays: number;
};

const isDone = ({ values }: Row): boolean => values['state'] === 'done' || values['state'] === 'waived';
const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Where an onboarding stands on a day, with its milestones; null when its window has no days. */
export const onboardingState = (onboarding: Row, milestones: readonly Row[], asOf: IsoDate): OnboardingState | null => {
  const startedOn = textOf(onboarding.values['startedOn']);
  const windowEndsOn = textOf(onboarding.values['windowEndsOn']);
  if (startedOn === null || windowEndsOn === null) return null;
  const days = daysBetween(startedOn, windowEndsOn);
  if (days <= 0) return null;
  const place = (date: IsoDate): number => clamp(daysBetween(startedOn, date) / days);
  const marks = milestones
    .flatMap((row): MilestoneMark[] => {
      const dueOn = textOf(row.values['dueOn']);
      return dueOn === null ? [] : [{ id: row.id, name: textOf(row.values['name']) ?? '', dueOn, at: place(dueOn), row }];
    })
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const reached = milestones.flatMap(({ values }) => textOf(values['doneOn']) ?? []).filter((date) => date <= asOf);
  const next = marks.find(({ row }) => !isDone(row));
  return {
    ...onboardingWindow(
      {
        startedOn,
        windowEndsOn,
        milestones: milestones.map((row) => ({
          step: textOf(row.values['step']) ?? '',
          isDone: isDone(row),
          doneOn: textOf(row.values['doneOn']),
        })),
      },
      asOf,
    ),
    startedOn,
    windowEndsOn,
    days,
    today: place(asOf),
    milestones: marks,
    doneMilestones: milestones.filter(isDone).length,
    allMilestones: milestones.length,
    next: next ? { name: next.name, dueOn: next.dueOn } : null,
    quietDays: daysBetween(reached.toSorted().at(-1) ?? startedOn, asOf),
  };
};
