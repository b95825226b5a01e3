import { statusShape } from '#shared/documents/format.ts';
import { cellValueText } from '#shared/plan/cells.ts';
import { yearTarget } from '#shared/plan/lines.ts';
import type { Ratio } from '#shared/plan/tracking.ts';
import { trackReason } from '#shared/plan/words.ts';
import { formatRatio } from '#renderer/ui/format.ts';
import type { ColumnsOf, GoalColumn } from './columns-of.ts';
import type { GoalRow } from './goal-row.ts';
import { statusKeys } from './status.ts';
import { unitOf } from './value-columns.ts';

const statuses = Object.keys(statusKeys) as Array<keyof typeof statusKeys>;

// figures of different objectives are never added up
const ownUnit = ({ objective }: GoalRow): string => objective.id;

/** Figures that follow from the cells: nobody types them, and each says how it came about. */
export const reachedColumns = ({
  t,
  language,
  inForce,
}: ColumnsOf): Record<'share' | 'year' | 'soFar' | 'attainment' | 'toDate' | 'status', GoalColumn> => {
  const name = (id: 'share' | 'year' | 'soFar' | 'attainment' | 'toDate' | 'status') => ({
    id,
    kind: 'computed' as const,
    label: t(($) => $.planObjectives.column[id]),
  });
  const value = { unit: unitOf, format: (number: number, { objective }: GoalRow) => cellValueText(number, objective, language) };
  const measuredBy = (text: string): string =>
    inForce === null ? text : `${text} ${t(($) => $.planObjectives.explain.inForce, { revision: inForce })}`;
  const notTracked = (): string =>
    inForce === null ? t(($) => $.planObjectives.missing.no_actual) : t(($) => $.planObjectives.explain.notTracked, { revision: inForce });
  const ratio = (id: 'attainment' | 'toDate', formula: (row: GoalRow) => string): GoalColumn => {
    const of = ({ tracked }: GoalRow): Ratio | undefined => tracked?.[id];
    return {
      ...name(id),
      group: t(($) => $.planObjectives.group.reached),
      width: 78,
      value: (row) => of(row)?.value ?? null,
      format: (number) => formatRatio(number, language),
      unit: ownUnit,
      explain: (row) => {
        const found = of(row);
        if (!found) return notTracked();
        return measuredBy(found.missing === null ? formula(row) : t(($) => $.planObjectives.missing[found.missing ?? 'no_actual']));
      },
    };
  };
  const over = (actual: number | null, target: number | null, { objective }: GoalRow): string =>
    actual === null || target === null
      ? ''
      : t(($) => $.planObjectives.explain.ofTarget, {
          actual: cellValueText(actual, objective, language),
          target: cellValueText(target, objective, language),
        });
  return {
    share: {
      ...name('share'),
      width: 66,
      value: ({ objective, weights }) => (weights === 0 ? null : objective.weight / weights),
      format: (number) => formatRatio(number, language),
      explain: ({ objective, weights }) => t(($) => $.planObjectives.explain.share, { weight: objective.weight, weights }),
    },
    year: {
      ...name('year'),
      ...value,
      group: t(($) => $.planObjectives.group.targets),
      width: 90,
      value: ({ objective }) => yearTarget(objective),
      explain: ({ objective }) =>
        yearTarget(objective) === null
          ? t(($) => $.planObjectives.explain.noTarget)
          : t(($) => $.planObjectives.explain[objective.accrual === 'sum' ? 'yearSum' : 'yearLevel']),
    },
    soFar: {
      ...name('soFar'),
      ...value,
      group: t(($) => $.planObjectives.group.actuals),
      width: 90,
      value: ({ tracked }) => tracked?.actual ?? null,
      explain: ({ objective, tracked }) =>
        tracked === null || tracked.actual === null
          ? t(($) => $.planObjectives.explain.noActual)
          : t(($) => $.planObjectives.explain[objective.accrual === 'sum' ? 'soFarSum' : 'soFarLevel']),
    },
    attainment: ratio('attainment', (row) => over(row.tracked?.actual ?? null, row.tracked?.target ?? null, row)),
    toDate: ratio('toDate', (row) => over(row.tracked?.actual ?? null, row.tracked?.expected ?? null, row)),
    status: {
      ...name('status'),
      group: t(($) => $.planObjectives.group.reached),
      width: 104,
      value: ({ tracked }) => (tracked === null ? null : statuses.indexOf(tracked.status)),
      format: (at) => {
        const status = statuses[at] ?? 'unknown';
        return `${statusShape(statusKeys[status].shape)} ${t(($) => $.ui.status[statusKeys[status].meaning])}`;
      },
      unit: ownUnit,
      explain: (row) => (row.tracked === null ? notTracked() : measuredBy(trackReason(row.tracked, language))),
    },
  };
};
