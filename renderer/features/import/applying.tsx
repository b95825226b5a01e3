import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCore } from '#renderer/state/core-context.tsx';
import { useJobsStore } from '#renderer/state/jobs-store.ts';
import { formatCount } from '#renderer/ui/format.ts';
import classes from './import.module.css';
import { cancelApply } from './wizard-store.ts';

/** The import while it is written: how far it is, and the way to stop it. */
export const Applying = ({ jobId }: { jobId: string }) => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const job = useJobsStore(({ jobs }) => jobs[jobId]);
  const label = t(($) => $.import.apply.working);
  return (
    <div className={classes['body']}>
      <section className={classes['card']} aria-live="polite">
        <h2>{label}</h2>
        <div className={classes['buttons']}>
          <progress
            className={classes['progress']}
            aria-label={label}
            {...(job && job.total > 0 ? { value: job.done, max: job.total } : {})}
          />
          {job && job.total > 0 ? (
            <span>{t(($) => $.shell.statusLine.progress, { done: formatCount(job.done), total: formatCount(job.total) })}</span>
          ) : null}
          <Button variant="default" onClick={() => cancelApply(transport)}>
            {t(($) => $.import.apply.cancel)}
          </Button>
        </div>
      </section>
    </div>
  );
};
