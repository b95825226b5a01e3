import { useTranslation } from 'react-i18next';
import { yearTarget } from '#shared/plan/lines.ts';
import type { PlanObjective } from '#shared/plan/model.ts';
import { valueText } from '#shared/plan/words.ts';
import { locale } from '#renderer/ui/format.ts';
import classes from './sign.module.css';

type SignObjectivesProps = { objectives: readonly PlanObjective[]; year: number };
const quarters = [1, 2, 3, 4] as const;

/** The objectives with their targets, as both sides sign them. Nothing of ours alone is in it. */
export const SignObjectives = ({ objectives, year }: SignObjectivesProps) => {
  const { t } = useTranslation();
  if (objectives.length === 0) return <p className={classes['quiet']}>{t(($) => $.planAgreement.sign.noObjectives)}</p>;
  const text = (objective: PlanObjective, value: number | null) => (value === null ? '' : valueText(objective, value, locale()));
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.planAgreement.sign.objective)}</th>
            <th scope="col">{t(($) => $.planAgreement.sign.weight)}</th>
            {quarters.map((quarter) => (
              <th key={quarter} scope="col">
                {t(($) => $.planAgreement.sign.quarter, { year, quarter })}
              </th>
            ))}
            <th scope="col">{t(($) => $.planAgreement.sign.yearTarget)}</th>
          </tr>
        </thead>
        <tbody>
          {objectives.map((objective) => (
            <tr key={objective.id}>
              <th scope="row">
                {objective.title}
                {objective.unitLabel === null ? null : <span className={classes['unit']}>{objective.unitLabel}</span>}
              </th>
              <td>{objective.weight}</td>
              {quarters.map((quarter) => (
                <td key={quarter}>{text(objective, objective.targets[quarter - 1] ?? null)}</td>
              ))}
              <td className={classes['strong']}>{text(objective, yearTarget(objective))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
