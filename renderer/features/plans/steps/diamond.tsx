import type { PlanMilestone } from '#shared/plan/model.ts';
import classes from './timeline.module.css';

/** How a milestone stands, as a shape: hollow, half full, full with a tick, crossed out. */
export const Diamond = ({ state, isLate }: { state: PlanMilestone['state']; isLate: boolean }) => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    aria-hidden
    className={classes['diamond']}
    data-state={state}
    data-late={isLate || undefined}
  >
    <path d="M8 1 15 8 8 15 1 8Z" className={classes['outline']} />
    {state === 'in_progress' ? <path d="M8 1V15L1 8Z" className={classes['full']} /> : null}
    {state === 'done' ? <path d="M4.9 8.2 7.1 10.4 11.1 6" className={classes['tick']} /> : null}
    {state === 'dropped' ? <path d="M4.6 4.6 11.4 11.4M11.4 4.6 4.6 11.4" className={classes['cross']} /> : null}
  </svg>
);
