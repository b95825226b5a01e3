import { type ReactNode, useId } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import classes from './due.module.css';

/** One part beside the alerts, with how much is in it. */
export const DueSection = ({ title, count, children }: { title: string; count: number; children: ReactNode }) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['section']}>
      <h2 id={id} className={classes['heading']}>
        {title} {count > 0 ? <span className={classes['count']}>{formatCount(count)}</span> : null}
      </h2>
      {children}
    </section>
  );
};
