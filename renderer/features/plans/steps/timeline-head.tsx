import { useTranslation } from 'react-i18next';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Timeline } from '#shared/plan/timeline.ts';
import { formatDay } from '#renderer/ui/format.ts';
import classes from './timeline.module.css';

type TimelineHeadProps = Pick<Timeline, 'quarters' | 'today'> & { asOf: IsoDate; height: number };

/** The quarters over the drawing: as we count them, and as the partner does; and the day that it is. */
export const TimelineHead = ({ quarters, today, asOf, height }: TimelineHeadProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes['head']} style={{ height }}>
      {quarters.map(({ label, ours, theirs, at }) => (
        <div key={label} className={classes['quarter']} style={{ left: `${at.from * 100}%`, width: `${(at.to - at.from) * 100}%` }}>
          <span className={classes['label']}>{label}</span>
          <span className={classes['other']}>
            {[
              ...(ours === label ? [] : [t(($) => $.planSteps.timeline.ours, { label: ours })]),
              ...(theirs === null || theirs === label ? [] : [t(($) => $.planSteps.timeline.theirs, { label: theirs })]),
            ].join(' · ')}
          </span>
        </div>
      ))}
      {today === null ? null : (
        <span className={classes['todayText']} data-end={today > 0.85 || undefined} style={{ left: `${today * 100}%` }}>
          {t(($) => $.planSteps.timeline.asOf, { date: formatDay(asOf) })}
        </span>
      )}
    </div>
  );
};
