import { IconCircleCheck, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useUnsavedCount } from '#renderer/state/drafts.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { AsOfControl } from './as-of-control.tsx';
import { RunningJobs } from './running-jobs.tsx';
import classes from './status-line.module.css';

/** One line that is always true: where the work is, which date rules the figures, and what runs. */
export const StatusLine = () => {
  const { t } = useTranslation();
  const unsaved = useUnsavedCount();
  const { data: program } = useQuery('settings.program', {});
  return (
    <footer className={classes['line']} aria-label={t(($) => $.shell.statusLine.label)}>
      <span className={classes['item']} role="status">
        {unsaved === 0 ? (
          <IconCircleCheck size={14} stroke={1.75} aria-hidden className={classes['saved']} />
        ) : (
          <IconPencil size={14} stroke={1.75} aria-hidden />
        )}
        {unsaved === 0 ? t(($) => $.shell.statusLine.saved) : t(($) => $.shell.statusLine.unsaved, { count: unsaved })}
      </span>
      {program ? <AsOfControl program={program} /> : null}
      {program?.hasSample ? <span className={classes['item']}>{t(($) => $.shell.statusLine.sample)}</span> : null}
      <span className={classes['space']} />
      <RunningJobs />
    </footer>
  );
};
