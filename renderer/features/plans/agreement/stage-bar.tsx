import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PlanStage } from '#shared/plan/stage.ts';
import classes from './agreement.module.css';

type StageBarProps = { stage: PlanStage; hasAgreed: boolean };

/** The stages that lie behind a plan: all before its own, but that not every plan was ever amended, or agreed before it was closed. */
const isBehind = (one: PlanStage, stage: PlanStage, hasAgreed: boolean): boolean => {
  const order = PlanStage.options;
  if (order.indexOf(one) >= order.indexOf(stage)) return false;
  return one !== 'amended' && (stage !== 'closed' || hasAgreed || one === 'draft');
};

/** How far a plan has come, in the stages of the field; the one where it is stands out by its weight and its frame. */
export const StageBar = ({ stage, hasAgreed }: StageBarProps) => {
  const { t } = useTranslation();
  return (
    <ol className={classes['stages']} aria-label={t(($) => $.planAgreement.stages)}>
      {PlanStage.options.map((one) => (
        <li
          key={one}
          className={classes['stage']}
          aria-current={one === stage ? 'step' : undefined}
          data-behind={isBehind(one, stage, hasAgreed) || undefined}
        >
          {isBehind(one, stage, hasAgreed) ? <IconCheck size={12} stroke={2.25} aria-hidden /> : null}
          {t(($) => $.plans.stage[one])}
        </li>
      ))}
    </ol>
  );
};
