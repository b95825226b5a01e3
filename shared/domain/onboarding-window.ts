import { daysBetween, type IsoDate } from './dates.ts';

/** The three steps that make a new partner productive. Source: domain 3.4. */
export const activationSteps = ['first_certification', 'first_registration', 'first_comarketing'] as const;

type Given = {
  startedOn: IsoDate;
  windowEndsOn: IsoDate;
  milestones: ReadonlyArray<{ step: string; isDone: boolean; doneOn: IsoDate | null }>;
};

/**
 * Where an onboarding stands on a day. `windowEndsOn` is the last day of the window. `doneInWindow` counts activation steps reached inside it, `done` all reached by the
 * as-of date: a late one closes its milestone and not the window. `expired` from the last day on, unless all were done in the window. Source: domain W02, X14.
 */
export const onboardingWindow = (
  { startedOn, windowEndsOn, milestones }: Given,
  asOf: IsoDate,
): {
  state: 'running' | 'completed' | 'expired';
  of: number;
  done: number;
  doneInWindow: number;
  open: string[];
  daysIn: number;
  daysLeft: number;
} => {
  const wanted = milestones.filter(({ step }) => (activationSteps as readonly string[]).includes(step));
  const done = wanted.filter(({ isDone, doneOn }) => isDone && (doneOn === null || doneOn <= asOf));
  const inWindow = done.filter(({ doneOn }) => doneOn === null || doneOn <= windowEndsOn);
  const isComplete = wanted.length > 0 && inWindow.length === wanted.length;
  return {
    state: isComplete ? 'completed' : asOf >= windowEndsOn ? 'expired' : 'running',
    of: wanted.length,
    done: done.length,
    doneInWindow: inWindow.length,
    open: wanted.filter((one) => !done.includes(one)).map(({ step }) => step),
    daysIn: daysBetween(startedOn, asOf),
    daysLeft: daysBetween(asOf, windowEndsOn),
  };
};
