import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './exports.module.css';

type JobProgressProps = { label: string; job: { done: number; total: number } | undefined };

/** How far a job is: a bar and the count; a moving bar while nobody knows. */
export const JobProgress = ({ label, job }: JobProgressProps) => {
  const { t } = useTranslation();
  const isCounted = job !== undefined && job.total > 0;
  return (
    <div className={classes['progress']}>
      <Progress value={isCounted ? (100 * job.done) / job.total : 100} animated={!isCounted} aria-label={label} transitionDuration={90} />
      <span>{isCounted ? t(($) => $.ui.exports.progress, { done: job.done, total: job.total }) : t(($) => $.ui.exports.running)}</span>
    </div>
  );
};
