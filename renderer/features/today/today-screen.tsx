import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { NoPartnersYet } from './no-partners-yet.tsx';
import { TodayAlerts } from './today-alerts.tsx';
import { TodayHeader } from './today-header.tsx';
import { TodaySide } from './today-side.tsx';
import classes from './today.module.css';

/** How far ahead the lists beside the alerts look. */
const daysAhead = 14;

/** What is due, what is at risk and what it costs, in the order in which to act. */
export const TodayScreen = () => {
  const { t } = useTranslation();
  const { data: today, error } = useQuery('today.get', { days: daysAhead });
  const { data: program, error: noProgram } = useQuery('settings.program', {});
  const isNew = today?.hasPartners === false;
  useEffect(() => {
    // somebody who has just begun starts where partners are added; who asks for Today gets it
    if (isNew && location.hash === '') navigate({ place: 'portfolio' }, { replace: true });
  }, [isNew]);
  if (error && !today) return <ErrorNote error={error} />;
  if (noProgram && !program) return <ErrorNote error={noProgram} />;
  if (!today || !program) return null;
  return (
    <div className={classes['screen']}>
      <div className={classes['top']}>
        <h1>{t(($) => $.today.title)}</h1>
        <span className={classes['day']}>{t(($) => $.today.asOf, { date: formatDate(today.asOf) })}</span>
        {isNew ? null : <TodayHeader header={today.header} />}
      </div>
      {error ? <ErrorNote error={error} /> : null}
      {isNew ? (
        <NoPartnersYet />
      ) : (
        <div className={classes['columns']}>
          <div className={classes['main']}>
            <TodayAlerts asOf={today.asOf} counts={today.counts} program={program} />
          </div>
          <div className={classes['side']}>
            <TodaySide today={today} days={daysAhead} />
          </div>
        </div>
      )}
    </div>
  );
};
