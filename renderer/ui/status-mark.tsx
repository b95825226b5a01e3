import { useTranslation } from 'react-i18next';
import classes from './status-mark.module.css';

/** The meanings of the app. Each has a shape of its own, so colour is never alone. */
export type StatusMeaning = 'onTrack' | 'atRisk' | 'offTrack' | 'unknown' | 'inactive';

/** Filled circle, triangle, diamond, empty circle, bar. */
const Shape = ({ meaning }: { meaning: StatusMeaning }) => (
  <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden className={classes['shape']} data-meaning={meaning}>
    {meaning === 'onTrack' ? <circle cx="5" cy="5" r="4" /> : null}
    {meaning === 'atRisk' ? <path d="M5 0.8 9.6 9H0.4Z" /> : null}
    {meaning === 'offTrack' ? <path d="M5 0.3 9.7 5 5 9.7 0.3 5Z" /> : null}
    {meaning === 'unknown' ? <circle cx="5" cy="5" r="3.4" className={classes['hollow']} /> : null}
    {meaning === 'inactive' ? <rect x="1" y="3.8" width="8" height="2.4" rx="1" /> : null}
  </svg>
);

/** A status as shape and word; `label` says it in the words of the place ("Overdue", "Active"). */
export const StatusMark = ({ meaning, label }: { meaning: StatusMeaning; label?: string }) => {
  const { t } = useTranslation();
  return (
    <span className={classes['mark']}>
      <Shape meaning={meaning} />
      {label ?? t(($) => $.ui.status[meaning])}
    </span>
  );
};
