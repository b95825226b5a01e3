import { useTranslation } from 'react-i18next';
import type { Entry } from '#shared/api/partner-records.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';
import { useEntries } from '../records/use-entries.ts';
import { type OnboardingState, onboardingState } from './onboarding-state.ts';
import classes from './onboarding.module.css';
import { WindowBar } from './window-bar.tsx';

/** Days without a reached milestone after which an onboarding is called stalled in words. */
const quietFor = 21;

const useWords = () => {
  const { t } = useTranslation();
  return ({ state, daysIn, days, daysLeft, windowEndsOn }: OnboardingState, entry: Entry): string => {
    if (state === 'completed' || entry.standing === 'done') return t(($) => $.partner.onboarding.completed);
    if (state === 'expired') return t(($) => $.partner.onboarding.expired, { date: formatDate(windowEndsOn), count: -daysLeft });
    if (daysIn < 0) return t(($) => $.partner.onboarding.ahead);
    return t(($) => $.partner.onboarding.day, { day: daysIn, days, count: daysLeft });
  };
};

/** Where an onboarding is in its window: the bar, the days that are left, and what stalls it, in words. */
export const OnboardingLead = ({ onboarding }: { onboarding: Entry }) => {
  const { t } = useTranslation();
  const { program } = usePartnerPage();
  const milestones = useEntries('onboarding_milestone', onboarding.id);
  const wordsOf = useWords();
  if (!milestones) return null;
  const state = onboardingState(onboarding, milestones, program.asOf);
  if (!state) return null;
  const words = wordsOf(state, onboarding);
  const isRunning = state.state === 'running' && onboarding.standing !== 'done';
  const isStalled = isRunning && (onboarding.standing === 'stalled' || state.quietDays > quietFor);
  return (
    <div>
      <p className={classes['words']}>
        <strong>{words}</strong>
        <span>{t(($) => $.partner.onboarding.reached, { done: state.doneMilestones, count: state.allMilestones })}</span>
        <span>{t(($) => $.partner.onboarding.steps, { done: state.doneInWindow, of: state.of })}</span>
        {isRunning && state.next ? (
          <span>{t(($) => $.partner.onboarding.next, { name: state.next.name, date: formatDate(state.next.dueOn) })}</span>
        ) : null}
      </p>
      {isStalled ? <StatusMark meaning="atRisk" label={t(($) => $.partner.onboarding.stalled, { count: state.quietDays })} /> : null}
      <WindowBar state={state} asOf={program.asOf} title={words} />
    </div>
  );
};
