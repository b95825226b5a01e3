import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '#shared/domain/dates.ts';
import { daysLate, heldUp } from '#shared/plan/milestone-chains.ts';
import type { PlanMilestone } from '#shared/plan/model.ts';
import { titlesOf } from './milestone-words.ts';
import classes from './steps.module.css';

type LateListProps = { milestones: readonly PlanMilestone[]; asOf: IsoDate; onOpen(milestone: PlanMilestone): void };

/** The milestones that are late, latest first, with whose they are and what they hold up. Ours stand among theirs. */
export const LateList = ({ milestones, asOf, onOpen }: LateListProps) => {
  const { t } = useTranslation();
  const late = milestones
    .map((milestone) => ({ milestone, days: daysLate(milestone, asOf) }))
    .filter(({ days }) => days > 0)
    .toSorted((a, b) => b.days - a.days);
  if (late.length === 0) return null;
  const held = [...heldUp(milestones, asOf)];
  return (
    <div className={classes['late']}>
      <h3 className={classes['lateTitle']}>
        <IconAlertTriangle size={14} aria-hidden />
        {t(($) => $.planSteps.late.title, { count: late.length })}
      </h3>
      <ul className={classes['lateList']}>
        {late.map(({ milestone, days }) => {
          const { id, title, side, owner } = milestone;
          const holdsUp = titlesOf(
            held.filter(([, by]) => by.includes(id)).map(([other]) => other),
            milestones,
          );
          return (
            <li key={id}>
              <button type="button" className={classes['link']} onClick={() => onOpen(milestone)}>
                {title}
              </button>
              <span>{t(($) => $.planSteps.sideLong[side])}</span>
              {owner === null ? null : <span>{owner}</span>}
              <span className={classes['days']}>{t(($) => $.planSteps.timeline.late, { count: days })}</span>
              {holdsUp === '' ? null : <span className={classes['quiet']}>{t(($) => $.planSteps.late.holdsUp, { titles: holdsUp })}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
