import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useJobsStore } from '#renderer/state/jobs-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { formatCount } from '#renderer/ui/format.ts';
import classes from './status-line.module.css';

/** What runs now, how far it is, and the way to stop it. */
export const RunningJobs = () => {
  const { t } = useTranslation();
  const jobs = useJobsStore((state) => state.jobs);
  const { run: cancel } = useCommand('jobs.cancel');
  return (
    <span aria-label={t(($) => $.shell.statusLine.jobs)} role="group">
      {Object.values(jobs)
        // the indicator of sync says how far sync is
        .filter(({ kind }) => !kind.startsWith('sync.'))
        .map(({ id, label, done, total }) => (
          <span key={id} className={classes['job']}>
            <span>{label}</span>
            <progress className={classes['bar']} aria-label={label} {...(total > 0 ? { value: done, max: total } : {})} />
            {total > 0 ? (
              <span>{t(($) => $.shell.statusLine.progress, { done: formatCount(done), total: formatCount(total) })}</span>
            ) : null}
            <ActionIcon size="xs" aria-label={t(($) => $.shell.statusLine.cancelJob, { job: label })} onClick={() => void cancel({ id })}>
              <IconX size={12} />
            </ActionIcon>
          </span>
        ))}
    </span>
  );
};
