import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Plan } from '#shared/api/plans.ts';
import { cellValueText } from '#shared/plan/cells.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { locale } from '#renderer/ui/format.ts';
import type { SheetValues } from '#renderer/ui/sheet/columns.ts';
import { Sheet } from '#renderer/ui/sheet/sheet.tsx';
import { useKeptTexts } from '../use-kept-texts.ts';
import { type GoalView, goalColumns } from './columns.ts';
import { blankGoal, type GoalRow, goalRows, withCells } from './goal-row.ts';
import type { useGoalCommands } from './use-goal-commands.ts';

type GoalsSheetProps = {
  plan: Plan;
  /** Undefined while nothing is known of it: the grid is written all the same. */
  tracking: PlanTracking | undefined;
  feeds: OutputOf<'plans.feeds'>;
  view: GoalView;
  commands: ReturnType<typeof useGoalCommands>;
  /** The objective that the keyboard or the mouse came to. */
  onPass(id: string): void;
};

const rowId = ({ objective }: GoalRow): string => objective.id;
const rowName = ({ objective }: GoalRow): string => objective.title;
const isActual = (column: string): boolean => column.startsWith('actuals.');

/** The objectives of a plan as a sheet that is typed into. */
export const GoalsSheet = ({ plan, tracking, feeds, view, commands, onPass }: GoalsSheetProps) => {
  const { t } = useTranslation();
  const language = locale();
  const isCompact = useUiStore((state) => state.isCompact);
  const { objectives, terms } = plan.content;
  const { locked } = plan;
  const texts = useKeptTexts(plan.id, 'goals');
  const rows = useMemo(() => goalRows(objectives, tracking), [objectives, tracking]);
  const quarters = tracking?.quarters;
  const inForce = locked ? null : (tracking?.revision ?? null);
  const columns = useMemo(
    () => goalColumns({ t, language, quarters: quarters ?? [], feeds, inForce }, view),
    [t, language, quarters, feeds, inForce, view],
  );
  const weights = rows[0]?.weights ?? 0;
  const rowWith = useCallback(
    (row: GoalRow | null, values: SheetValues): GoalRow => {
      const base = row ?? blankGoal(terms.currency, weights);
      return { ...base, objective: withCells(base.objective, values, terms.currency) };
    },
    [terms.currency, weights],
  );
  const isLocked = useCallback(
    ({ objective }: GoalRow, column: string): boolean => (isActual(column) ? objective.feed !== null : locked && column !== 'note'),
    [locked],
  );
  const lockNote = useCallback(
    ({ objective, tracked }: GoalRow, column: string): string => {
      if (!isActual(column)) return t(($) => $.planObjectives.locked.signed);
      const metric = feeds.find(({ id }) => id === objective.feed)?.name ?? objective.feed ?? '';
      const quarter = tracked?.quarters[Number(column.at(-1))];
      return quarter === undefined || quarter.actual === null
        ? t(($) => $.planObjectives.locked.fedMissing, { metric, reason: quarter?.reason ?? t(($) => $.planObjectives.missing.no_actual) })
        : t(($) => $.planObjectives.locked.fed, { metric, value: cellValueText(quarter.actual, objective, language) });
    },
    [feeds, language, t],
  );
  return (
    <Sheet
      label={t(($) => $.planObjectives.gridLabel)}
      rows={rows}
      columns={columns}
      rowId={rowId}
      rowName={rowName}
      rowWith={rowWith}
      isLocked={isLocked}
      lockNote={lockNote}
      isCompact={isCompact}
      {...texts}
      onChange={commands.change}
      onTakeBack={commands.takeBack}
      onPass={useCallback((row: GoalRow) => onPass(row.objective.id), [onPass])}
      addLabel={t(($) => $.planObjectives.add)}
      {...(locked
        ? {}
        : {
            onAddRows: commands.add,
            onRemoveRows: (ids) => void commands.remove(ids),
            onMoveRow: (id, by) => void commands.move(id, by),
          })}
    />
  );
};
