import type { TFunction } from 'i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { PlanQuarter } from '#shared/plan/tracking.ts';
import type { SheetColumn } from '#renderer/ui/sheet/columns.ts';
import type { GoalRow } from './goal-row.ts';

export type GoalColumn = SheetColumn<GoalRow>;

/** What the columns are made of. `inForce`: the revision that is measured, where it is not the one in the grid. */
export type ColumnsOf = {
  t: TFunction<'page'>;
  language: string;
  quarters: readonly PlanQuarter[];
  feeds: OutputOf<'plans.feeds'>;
  inForce: number | null;
};
