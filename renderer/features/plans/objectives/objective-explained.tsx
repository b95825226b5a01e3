import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Plan } from '#shared/api/plans.ts';
import { measuredText } from '#shared/plan/cells.ts';
import type { PlanObjective } from '#shared/plan/model.ts';
import type { ObjectiveTracking, PlanTracking, Ratio } from '#shared/plan/tracking.ts';
import { trackReason } from '#shared/plan/words.ts';
import { formatDate, formatRatio, locale } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { FedRows } from './fed-rows.tsx';
import { FeedMenu } from './feed-menu.tsx';
import { definitionKey, formulaText } from './formula.ts';
import classes from './objectives.module.css';
import { statusKeys } from './status.ts';

type ObjectiveExplainedProps = {
  plan: Plan;
  objective: PlanObjective;
  tracked: ObjectiveTracking;
  tracking: PlanTracking;
  feeds: OutputOf<'plans.feeds'>;
  onFeed(feed: string | null): void;
};

/** Why an objective stands as it stands: its status in words, the formula with its numbers, the days, and where the actuals come from. */
export const ObjectiveExplained = ({ plan, objective, tracked, tracking, feeds, onFeed }: ObjectiveExplainedProps) => {
  const { t } = useTranslation();
  const language = locale();
  const { quarters, asOf, revision } = tracking;
  const measure = { unit: tracked.unit, currency: tracked.currency, unitLabel: objective.unitLabel };
  const text = (value: number): string => measuredText(value, measure, language);
  const ofTarget = ({ value }: Ratio): string[] => (value === null ? [] : [formatRatio(value)]);
  const begun = quarters.filter(({ phase }) => phase !== 'ahead');
  const [first] = quarters;
  const last = begun.at(-1);
  const { forecast } = tracked;
  const feed = feeds.find(({ id }) => id === objective.feed);
  const facts: Array<[string, string | null]> = [
    [t(($) => $.planObjectives.selected.definition), t(($) => $.planObjectives.definition[definitionKey(objective)])],
    [t(($) => $.planObjectives.selected.formula), formulaText(objective, tracked, language)],
    [
      t(($) => $.planObjectives.selected.window),
      first && last
        ? t(($) => $.planObjectives.selected.fromTo, { from: formatDate(first.from), to: formatDate(last.to < asOf ? last.to : asOf) })
        : null,
    ],
    [t(($) => $.planObjectives.selected.asOf), formatDate(asOf)],
    [
      t(($) => $.planObjectives.selected.measuredBy),
      revision === null ? t(($) => $.planObjectives.selected.working) : t(($) => $.planObjectives.selected.revision, { revision }),
    ],
    [t(($) => $.planObjectives.selected.expected), tracked.expected === null ? null : text(tracked.expected)],
    [t(($) => $.planObjectives.selected.seasonal), tracked.expectedSeasonal === null ? null : text(tracked.expectedSeasonal)],
    [
      t(($) => $.planObjectives.selected.forecast),
      forecast === null
        ? null
        : t(($) => $.planObjectives.selected.forecastBy[forecast.by], {
            value: [text(forecast.value), ...ofTarget(forecast.attainment)].join(', '),
          }),
    ],
  ];
  return (
    <div className={classes['explained']}>
      <div className={classes['standing']}>
        <StatusMark meaning={statusKeys[tracked.status].meaning} />
        <span className={classes['figure']}>
          <strong className={classes['big']} data-missing={tracked.attainment.value === null || undefined}>
            {tracked.attainment.value === null ? t(($) => $.ui.notAvailable) : formatRatio(tracked.attainment.value)}
          </strong>
          <span className={classes['hint']}>{t(($) => $.planObjectives.selected.ofYear)}</span>
        </span>
        {tracked.toDate.value === null ? null : (
          <span className={classes['figure']}>
            <strong className={classes['big']}>{formatRatio(tracked.toDate.value)}</strong>
            <span className={classes['hint']}>{t(($) => $.planObjectives.selected.byNow)}</span>
          </span>
        )}
      </div>
      <p className={classes['reason']}>{trackReason(tracked, language)}</p>
      <dl className={classes['facts']}>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <div>
          <dt>{t(($) => $.planObjectives.selected.fed)}</dt>
          <dd>
            {plan.locked ? null : <FeedMenu objective={objective} feeds={feeds} onChoose={onFeed} />}
            {objective.feed === null ? (
              plan.locked ? (
                t(($) => $.planObjectives.typedIn)
              ) : null
            ) : (
              <>
                <p className={classes['sentence']}>
                  {plan.locked ? `${feed?.name ?? objective.feed}. ` : ''}
                  {feed?.sentence ?? ''}
                </p>
                <FedRows partnerId={plan.partnerId} feed={objective.feed} measure={measure} tracked={tracked} quarters={begun} />
              </>
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
};
