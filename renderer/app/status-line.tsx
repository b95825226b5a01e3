import { useTranslation } from 'react-i18next';
import { SyncIndicator } from '#renderer/features/sync/sync-indicator.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { AsOfControl } from './as-of-control.tsx';
import { RunningJobs } from './running-jobs.tsx';
import classes from './status-line.module.css';

/** One line that is always true: where the work is, which date rules the figures, and what runs. */
export const StatusLine = () => {
  const { t } = useTranslation();
  const { data: program } = useQuery('settings.program', {});
  return (
    <footer className={classes['line']} aria-label={t(($) => $.shell.statusLine.label)}>
      <SyncIndicator />
      {program ? <AsOfControl program={program} /> : null}
      {program?.hasSample ? <span className={classes['item']}>{t(($) => $.shell.statusLine.sample)}</span> : null}
      <span className={classes['space']} />
      <RunningJobs />
    </footer>
  );
};
