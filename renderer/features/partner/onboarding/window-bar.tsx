import { useTranslation } from 'react-i18next';
import { formatDate } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { entryStatus } from '../records/entry-status.ts';
import { useStatusWord } from '../records/use-status-word.ts';
import type { OnboardingState } from './onboarding-state.ts';
import classes from './onboarding.module.css';

const percent = (at: number): string => `${at * 100}%`;

/** The window from its start to its end, with the day that it is and each milestone on its due day; the list of milestones is the table behind it. */
export const WindowBar = ({ state, asOf, title }: { state: OnboardingState; asOf: string; title: string }) => {
  const { t } = useTranslation();
  const wordOf = useStatusWord();
  const { startedOn, windowEndsOn, today, milestones } = state;
  return (
    <div
      className={classes['window']}
      role="img"
      aria-label={`${title}. ${milestones
        .map(({ name, dueOn, row }) => {
          const status = entryStatus(row);
          return t(($) => $.partner.onboarding.mark, { name, date: formatDate(dueOn), state: status ? wordOf(status) : '' });
        })
        .join(' ')}`}
    >
      <div className={classes['marks']} aria-hidden>
        {milestones.map(({ id, name, dueOn, at, row }) => (
          <span key={id} className={classes['mark']} style={{ left: percent(at) }} title={`${name}, ${formatDate(dueOn)}`}>
            <StatusMark meaning={entryStatus(row)?.meaning ?? 'unknown'} label="" />
          </span>
        ))}
      </div>
      <div className={classes['track']} aria-hidden>
        <span className={classes['passed']} style={{ width: percent(today) }} />
      </div>
      <div className={classes['ends']} aria-hidden>
        <span>{formatDate(startedOn)}</span>
        <span>{formatDate(windowEndsOn)}</span>
        {today > 0.12 && today < 0.88 ? (
          <span className={classes['today']} style={{ left: percent(today) }}>
            {formatDate(asOf)}
          </span>
        ) : null}
      </div>
    </div>
  );
};
