import { useTranslation } from 'react-i18next';
import { criticalChain } from '#shared/plan/milestone-chains.ts';
import type { PlanMilestone } from '#shared/plan/model.ts';
import classes from './steps.module.css';

/** The critical chain in a sentence. */
export const ChainLine = ({ milestones }: { milestones: readonly PlanMilestone[] }) => {
  const { t } = useTranslation();
  const chain = criticalChain(milestones);
  if (!chain) return null;
  const titles = chain.ids.map((id) => milestones.find((milestone) => milestone.id === id)?.title ?? '').join(' → ');
  return (
    <p className={classes['quiet']} title={t(($) => $.planSteps.timeline.chainHint)}>
      {chain.slack < 0
        ? t(($) => $.planSteps.timeline.chainCrossed, { titles, count: -chain.slack })
        : t(($) => $.planSteps.timeline.chain, { titles, count: chain.slack })}
    </p>
  );
};
