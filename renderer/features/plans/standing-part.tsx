import { useTranslation } from 'react-i18next';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { formatCount, formatDate, formatMinor, formatMoney, formatPeopleDays, formatRatio, locale } from '#renderer/ui/format.ts';
import { AttainmentBar } from './attainment-bar.tsx';
import type { TrackedPartProps } from './plan-part.ts';
import classes from './standing.module.css';
import { TrackMark } from './track-mark.tsx';
import { WeightedTable } from './weighted-table.tsx';

type Side = PlanTracking['investments'][number];

/** Weights of nothing are no ratio, and the reason is that of the objectives. */
const wholeOf = ({ value, leftOut }: PlanTracking['weighted']) => ({
  value,
  missing: value === null ? (leftOut[0]?.missing ?? 'no_target') : null,
});

/** What a side put in. The rates are those of what is planned, so a sum of nothing spent beside one of what is planned means that nobody noted any; so does no day. */
const Invested = ({ side: { side, planned, spent, plannedDays, spentDays }, currency }: { side: Side; currency: string }) => {
  const { t } = useTranslation();
  const money =
    planned === null
      ? t(($) => $.plans.missing.no_rate)
      : spent === null
        ? t(($) => $.plans.standing.notNoted, { planned: formatMoney(planned, currency) })
        : t(($) => $.plans.standing.spentOf, { spent: formatMinor(spent, currency), planned: formatMoney(planned, currency) });
  const lines = [
    ...(planned === 0 && spent === 0 ? [] : [money]),
    ...(plannedDays > 0
      ? [
          spentDays === 0
            ? t(($) => $.plans.standing.notNoted, { planned: formatPeopleDays(plannedDays) })
            : t(($) => $.plans.standing.spentOf, { spent: formatPeopleDays(spentDays), planned: formatPeopleDays(plannedDays) }),
        ]
      : []),
  ];
  return (
    <div className={classes['side']}>
      <dt>{t(($) => $.plans.standing.side[side])}</dt>
      <dd>{lines.length === 0 ? t(($) => $.plans.standing.noInvestments) : lines.map((line) => <p key={line}>{line}</p>)}</dd>
    </div>
  );
};

const Milestones = ({ milestones: { all, done, due, inTime, overdue } }: Pick<PlanTracking, 'milestones'>) => {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes['value']}>
        {due === 0 ? (
          <span className={classes['quiet']}>{t(($) => $.plans.standing.noMilestones)}</span>
        ) : (
          t(($) => $.plans.standing.milestonesOf, { done: formatCount(inTime), due: formatCount(due) })
        )}
      </p>
      <p className={classes['small']}>
        {t(($) => $.plans.standing.milestonesAll, { done: formatCount(done), all: formatCount(all) })}
        {overdue.length > 0 ? `, ${t(($) => $.plans.standing.milestonesLate, { count: overdue.length })}` : ''}
      </p>
    </>
  );
};

/** How far the plan is, against the year and against what is due by now, with how the whole adds up. */
export const StandingPart = ({ tracking }: TrackedPartProps) => {
  const { t } = useTranslation();
  const { objectives, weighted, weightedCapped, weightedToDate, status, milestones, investments, currency, asOf, revision } = tracking;
  const behind = objectives.filter((one) => one.status === 'off_track').map(({ title }) => title);
  return (
    <>
      <p className={classes['asOf']}>
        {t(($) => $.plans.standing.asOf, { date: formatDate(asOf) })},{' '}
        {revision === null ? t(($) => $.plans.standing.measures.working) : t(($) => $.plans.standing.measures.agreed, { number: revision })}
      </p>
      <div className={classes['figures']}>
        <div className={classes['figure']}>
          <h3>{t(($) => $.plans.standing.attainment)}</h3>
          <div className={classes['value']}>
            <AttainmentBar ratio={wholeOf(weighted)} />
          </div>
          {weightedCapped === null || weightedCapped === weighted.value ? null : (
            <p className={classes['small']}>{t(($) => $.plans.standing.capped, { value: formatRatio(weightedCapped) })}</p>
          )}
        </div>
        <div className={classes['figure']}>
          <h3>{t(($) => $.plans.standing.toDate)}</h3>
          <div className={classes['value']}>
            <AttainmentBar ratio={wholeOf(weightedToDate)} />
          </div>
          <TrackMark status={status} />
          {behind.length === 0 ? null : (
            <p className={classes['small']}>
              {t(($) => $.plans.standing.behind, {
                count: behind.length,
                titles: new Intl.ListFormat(locale(), { type: 'conjunction' }).format(behind),
              })}
            </p>
          )}
        </div>
        <div className={classes['figure']}>
          <h3>{t(($) => $.plans.standing.milestones)}</h3>
          <Milestones milestones={milestones} />
        </div>
        <div className={classes['figure']}>
          <h3>{t(($) => $.plans.standing.investments)}</h3>
          <dl className={classes['sides']}>
            {investments.map((side) => (
              <Invested key={side.side} side={side} currency={currency} />
            ))}
          </dl>
        </div>
      </div>
      <WeightedTable tracking={tracking} />
    </>
  );
};
