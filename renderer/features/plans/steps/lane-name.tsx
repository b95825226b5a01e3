import { useTranslation } from 'react-i18next';
import type { TimelineLane } from '#shared/plan/timeline.ts';
import classes from './timeline.module.css';

/** The name of a lane: the initiative, whose it is, and how much of it is done. */
export const LaneName = ({ lane: { initiative, done, all, undated } }: { lane: TimelineLane }) => {
  const { t } = useTranslation();
  const facts = [
    all === 0 ? t(($) => $.planSteps.timeline.noMilestones) : t(($) => $.planSteps.timeline.done, { done, all }),
    ...(initiative ? [t(($) => $.planSteps.side[initiative.side])] : []),
    ...(undated.length > 0 ? [t(($) => $.planSteps.timeline.undated, { count: undated.length })] : []),
    ...(initiative?.owner ? [initiative.owner] : []),
  ];
  return (
    <>
      <h3 className={classes['laneTitle']} title={initiative?.title}>
        {initiative?.title ?? t(($) => $.planSteps.timeline.ofNone)}
      </h3>
      <p className={classes['laneFacts']} title={facts.join(' · ')}>
        {facts.join(' · ')}
      </p>
    </>
  );
};
