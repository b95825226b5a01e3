import { memo, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Plan, PlanCell } from '#shared/api/plans.ts';
import type { PlanObjective } from '#shared/plan/model.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { Comments } from '../comments.tsx';
import { ObjectiveCharts } from './objective-charts.tsx';
import { ObjectiveExplained } from './objective-explained.tsx';
import classes from './objectives.module.css';

type SelectedObjectiveProps = {
  plan: Plan;
  objective: PlanObjective;
  tracking: PlanTracking;
  feeds: OutputOf<'plans.feeds'>;
  write(cells: readonly PlanCell[]): Promise<unknown>;
};

const SelectedObjectiveView = ({ plan, objective, tracking, feeds, write }: SelectedObjectiveProps) => {
  const { t } = useTranslation();
  const { season } = plan.content.terms;
  const tracked = tracking.objectives.find(({ id }) => id === objective.id);
  const charted = useMemo(
    () => (tracked ? { objective, tracked, quarters: tracking.quarters, season, asOf: tracking.asOf } : null),
    [objective, tracked, tracking.quarters, season, tracking.asOf],
  );
  const setFeed = useCallback(
    // a refusal was said already
    (feed: string | null) => void write([{ kind: 'objective', id: objective.id, field: 'feed', value: feed }]).catch(() => undefined),
    [objective.id, write],
  );
  return (
    <section className={classes['part']} aria-label={t(($) => $.planObjectives.selected.label)}>
      <h3>{objective.title}</h3>
      <div className={classes['beside']}>
        <div>
          {tracked ? (
            <ObjectiveExplained plan={plan} objective={objective} tracked={tracked} tracking={tracking} feeds={feeds} onFeed={setFeed} />
          ) : (
            <p className={classes['hint']}>
              {t(($) => $.planObjectives.explain.notTracked, { revision: tracking.revision ?? plan.revision })}
            </p>
          )}
          <h4 className={classes['comments']}>{t(($) => $.plans.comments.labelOf, { name: objective.title })}</h4>
          <Comments key={objective.id} plan={plan} subject={{ id: objective.id, name: objective.title }} />
        </div>
        {charted ? <ObjectiveCharts charted={charted} /> : null}
      </div>
    </section>
  );
};

/** The objective that is selected in the grid: how it stands and why, its charts, and what was said about it. */
export const SelectedObjective = memo(SelectedObjectiveView);
