import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanObjective } from '#shared/plan/model.ts';
import { formatRatio } from '#renderer/ui/format.ts';
import classes from './objectives.module.css';

/** Whether the weights add up to 100, and what each counts when they do not. */
export const WeightsNote = ({ objectives }: { objectives: readonly PlanObjective[] }) => {
  const { t } = useTranslation();
  const sum = objectives.reduce((all, { weight }) => all + weight, 0);
  if (objectives.length === 0) return null;
  if (sum === 100) return <p className={classes['hint']}>{t(($) => $.planObjectives.weights.full)}</p>;
  const arithmetic = objectives.map(({ title, weight }) =>
    t(($) => $.planObjectives.weights.arithmetic, { title, weight, sum, share: formatRatio(weight / sum) }),
  );
  return (
    <p className={classes['warning']} role="note">
      <IconAlertTriangle size={14} aria-hidden />
      <span>
        <strong>{t(($) => $.planObjectives.weights.off, { sum })}</strong> {arithmetic.join('; ')}.
      </span>
    </p>
  );
};
