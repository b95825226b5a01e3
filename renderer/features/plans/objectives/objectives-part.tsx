import { Button, SegmentedControl } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { PlanPartProps } from '../plan-part.ts';
import type { GoalView } from './columns.ts';
import { GoalsSheet } from './goals-sheet.tsx';
import classes from './objectives.module.css';
import { RatesNote } from './rates-note.tsx';
import { SelectedObjective } from './selected-objective.tsx';
import { useGoalCommands } from './use-goal-commands.ts';
import { WeightsNote } from './weights-note.tsx';
import { WhatIfPanel } from './what-if/what-if-panel.tsx';

const views: readonly GoalView[] = ['targets', 'setup', 'all'];
const noFeeds: OutputOf<'plans.feeds'> = [];

/** The objectives of a plan: a grid that is typed into, and below it how each stands and what would be if. */
export const ObjectivesPart = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  const { content, locked } = plan;
  const { data: tracking, error } = useQuery('plans.tracking', { id: plan.id });
  const { data: feeds = noFeeds } = useQuery('plans.feeds', {});
  const [view, setView] = useState<GoalView>('targets');
  const [passed, setPassed] = useState<string | null>(null);
  const [isTrying, setTrying] = useState(false);
  const commands = useGoalCommands(plan);
  // what is selected is explained when the grid has been drawn, so that its keys never wait
  const selectedId = useDeferredValue(passed);
  const selected = content.objectives.find((objective) => objective.id === selectedId) ?? content.objectives[0];
  const choices = useMemo(() => views.map((value) => ({ value, label: t(($) => $.planObjectives.views[value]) })), [t]);
  const inForce = locked ? null : (tracking?.revision ?? null);
  return (
    <div className={classes['objectives']}>
      <div className={classes['tools']}>
        <SegmentedControl
          size="xs"
          aria-label={t(($) => $.planObjectives.view)}
          data={choices}
          value={view}
          onChange={(next) => setView(next as GoalView)}
        />
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={isTrying}
          disabled={!tracking || content.objectives.length === 0}
          leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
          onClick={() => setTrying(!isTrying)}
        >
          {t(($) => $.planObjectives.whatIf.open)}
        </Button>
      </div>
      {inForce === null ? null : <p className={classes['hint']}>{t(($) => $.planObjectives.inForce, { revision: inForce })}</p>}
      {content.objectives.length === 0 ? (
        <EmptyState kind="nothing" isLine title={t(($) => $.planObjectives.empty.title)} text={t(($) => $.planObjectives.empty.text)} />
      ) : null}
      <div className={classes['grid']}>
        <GoalsSheet
          plan={plan}
          tracking={tracking}
          feeds={feeds}
          view={view}
          commands={commands}
          onPass={useCallback((row: string) => setPassed(row), [])}
        />
      </div>
      <WeightsNote objectives={content.objectives} />
      {isTrying && tracking && content.objectives.length > 0 ? (
        <WhatIfPanel plan={plan} tracking={tracking} onTake={commands.write} onClose={() => setTrying(false)} />
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
      {tracking && selected ? (
        <SelectedObjective plan={plan} objective={selected} tracking={tracking} feeds={feeds} write={commands.write} />
      ) : null}
      {tracking ? <RatesNote tracking={tracking} /> : null}
    </div>
  );
};
