import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartedObjective, courseChart, targetsChart } from '#shared/plan/objective-charts.ts';
import { ChartView } from '#renderer/ui/chart-view.tsx';
import { formatDay } from '#renderer/ui/format.ts';
import classes from './objectives.module.css';

/** Target against actual by quarter, and the way through the year beside what is due. */
export const ObjectiveCharts = ({ charted }: { charted: ChartedObjective }) => {
  const { t } = useTranslation();
  const [targets, course] = useMemo(() => {
    const { title } = charted.tracked;
    const words = {
      quarter: t(($) => $.planObjectives.charts.quarter),
      begin: t(($) => $.planObjectives.charts.begin),
      target: t(($) => $.planObjectives.charts.target),
      actual: t(($) => $.planObjectives.charts.actual),
      even: t(($) => $.planObjectives.charts.even),
      season: t(($) => $.planObjectives.charts.season),
      targetsTitle: t(($) => $.planObjectives.charts.targets),
      targetsAlt: t(($) => $.planObjectives.charts.targetsAlt, { title }),
      courseTitle: t(($) => $.planObjectives.charts.course),
      courseAlt: t(($) => $.planObjectives.charts.courseAlt, { title }),
      day: (date: string) => formatDay(date),
    };
    return [targetsChart(charted, words), courseChart(charted, words)];
  }, [charted, t]);
  return (
    <div className={classes['charts']}>
      <ChartView chart={targets} />
      <ChartView chart={course} />
    </div>
  );
};
