import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { yearTarget } from '#shared/plan/lines.ts';
import { cellValueText } from '#shared/plan/cells.ts';
import type { FourValues } from '#shared/plan/model.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import type { WhatIf } from '#shared/plan/what-if.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { formatRatio, locale } from '#renderer/ui/format.ts';
import type { SheetChange, SheetColumn, SheetValues } from '#renderer/ui/sheet/columns.ts';
import { Sheet } from '#renderer/ui/sheet/sheet.tsx';
import { type GoalRow, goalRows, withCells } from '../goal-row.ts';
import { quarterColumns, unitOf } from '../value-columns.ts';

type TriedRow = GoalRow & { before: number | null; after: number | null; forecast: number | null };
type TriedSheetProps = {
  plan: Plan;
  tracking: PlanTracking;
  targets: Readonly<Record<string, FourValues>>;
  result: WhatIf | null;
  onChange(cells: ReadonlyArray<{ id: string; quarter: number; value: number | null }>): void;
};

const rowId = ({ objective }: GoalRow): string => objective.id;
const rowName = ({ objective }: GoalRow): string => objective.title;
const isTitle = (_: GoalRow, column: string): boolean => column === 'title';

/** The targets to try out, typed into as in the plan's own grid, with what each makes of its objective. */
export const TriedSheet = ({ plan, tracking, targets, result, onChange }: TriedSheetProps) => {
  const { t } = useTranslation();
  const language = locale();
  const isCompact = useUiStore((state) => state.isCompact);
  const { objectives, terms } = plan.content;
  const rows = useMemo((): TriedRow[] => {
    const after = new Map(result?.tracking.objectives.map((one) => [one.id, one]));
    return goalRows(
      objectives.map((objective) => ({ ...objective, targets: targets[objective.id] ?? objective.targets })),
      tracking,
    ).map((row) => ({
      ...row,
      before: row.tracked?.attainment.value ?? null,
      after: after.get(row.objective.id)?.attainment.value ?? null,
      forecast: after.get(row.objective.id)?.forecast?.attainment.value ?? null,
    }));
  }, [objectives, targets, tracking, result]);
  const columns = useMemo((): Array<SheetColumn<TriedRow>> => {
    const ratio = (id: 'before' | 'after' | 'forecast'): SheetColumn<TriedRow> => ({
      id,
      label: t(($) => $.planObjectives.whatIf.column[id]),
      group: t(($) => $.planObjectives.whatIf.ofYear),
      kind: 'computed',
      width: 80,
      value: (row) => row[id],
      format: (value) => formatRatio(value, language),
      unit: rowId,
      explain: () => t(($) => $.planObjectives.whatIf.explain[id]),
    });
    return [
      {
        id: 'title',
        label: t(($) => $.planObjectives.column.title),
        kind: 'text',
        width: 190,
        value: ({ objective }) => objective.title,
      },
      ...(quarterColumns({ t, language, quarters: tracking.quarters, feeds: [], inForce: null }, 'targets') as Array<
        SheetColumn<TriedRow>
      >),
      {
        id: 'year',
        label: t(($) => $.planObjectives.column.year),
        group: t(($) => $.planObjectives.group.targets),
        kind: 'computed',
        width: 90,
        value: ({ objective }) => yearTarget(objective),
        format: (value, { objective }) => cellValueText(value, objective, language),
        unit: unitOf,
        explain: ({ objective }) => t(($) => $.planObjectives.explain[objective.accrual === 'sum' ? 'yearSum' : 'yearLevel']),
      },
      ratio('before'),
      ratio('after'),
      ratio('forecast'),
    ];
  }, [t, language, tracking.quarters]);
  const change = useCallback(
    (changes: readonly SheetChange[]): void =>
      onChange(
        changes.map(({ rowId: id, column, value }) => ({
          id,
          quarter: Number(column.at(-1)),
          value: typeof value === 'number' ? value : null,
        })),
      ),
    [onChange],
  );
  const rowWith = useCallback(
    (row: TriedRow | null, values: SheetValues): TriedRow => {
      const base = row ?? rows[0];
      // no row is ever added here
      if (!base) throw new Error('a sheet of targets without a row');
      return { ...base, objective: withCells(base.objective, values, terms.currency) };
    },
    [rows, terms.currency],
  );
  return (
    <Sheet<TriedRow>
      label={t(($) => $.planObjectives.whatIf.targets)}
      rows={rows}
      columns={columns}
      rowId={rowId}
      rowName={rowName}
      rowWith={rowWith}
      isLocked={isTitle}
      lockNote={useCallback(() => t(($) => $.planObjectives.whatIf.titleLocked), [t])}
      isCompact={isCompact}
      onChange={change}
    />
  );
};
