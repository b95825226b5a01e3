import { cellValueText, readCellValue, typedCellValue } from '#shared/plan/cells.ts';
import type { PlanQuarter } from '#shared/plan/tracking.ts';
import { formatDate } from '#renderer/ui/format.ts';
import type { SheetRead } from '#renderer/ui/sheet/columns.ts';
import type { ColumnsOf, GoalColumn } from './columns-of.ts';
import { faultText } from './fault-text.ts';
import type { GoalRow } from './goal-row.ts';

/** What may be added up: values of one currency, or of one kind of thing. */
export const unitOf = ({ objective: { unit, currency, unitLabel } }: GoalRow): string => `${unit} ${currency ?? unitLabel ?? ''}`;
/** The quarter in full, for the hint of its columns. */
const quarterHint = ({ t }: ColumnsOf, quarter: PlanQuarter | undefined): string => {
  if (!quarter) return '';
  const days = t(($) => $.planObjectives.selected.fromTo, { from: formatDate(quarter.from), to: formatDate(quarter.to) });
  const theirs =
    quarter.theirs === null ? '' : ` ${t(($) => $.planObjectives.selected.theirs, { ours: quarter.label, theirs: quarter.theirs })}.`;
  return `${quarter.label}, ${days}.${theirs}`;
};

/** A column of values of the objective in its unit. */
export const valueColumn = (
  { t, language }: ColumnsOf,
  given: Pick<GoalColumn, 'id' | 'label' | 'width'> & Partial<Pick<GoalColumn, 'group' | 'hint'>>,
  value: (row: GoalRow) => number | null,
): GoalColumn => ({
  ...given,
  kind: 'number',
  value,
  unit: unitOf,
  parse: (text, { objective }): SheetRead => {
    const read = readCellValue(text, objective, language);
    return read.ok ? read : { ok: false, message: faultText(t, text, read.fault, objective, language) };
  },
  format: (number, { objective }) => cellValueText(number, objective, language),
  typed: (number, { objective }) => typedCellValue(number, objective, language),
});

/** The values of the four quarters. Where a metric feeds the actuals, those that it gives. */
export const quarterColumns = (of: ColumnsOf, field: 'targets' | 'actuals'): GoalColumn[] =>
  [0, 1, 2, 3].map((at) =>
    valueColumn(
      of,
      {
        id: `${field}.${at}`,
        label: `Q${at + 1}`,
        group: of.t(($) => $.planObjectives.group[field]),
        width: 84,
        hint: `${quarterHint(of, of.quarters[at])} ${of.t(($) => $.planObjectives.hint[field === 'targets' ? 'target' : 'actual'])}`,
      },
      ({ objective, tracked }) =>
        field === 'actuals' && objective.feed !== null ? (tracked?.quarters[at]?.actual ?? null) : (objective[field][at] ?? null),
    ),
  );
