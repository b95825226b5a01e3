import type { Sheet } from '#shared/documents/model.ts';
import { milestonesTable, objectivesTable } from '../blocks/plan.ts';
import type { SheetContext } from './figures.ts';

/** The objectives and milestones of the plan in force; no sheets without one. */
export const planSheets = (context: SheetContext): Sheet[] => {
  const { built, say } = context;
  const agreed = built.plan?.agreed;
  if (!agreed) return [];
  const objectives = objectivesTable(agreed, context);
  const milestones = milestonesTable(agreed, context);
  return [
    { name: say('sheet.planObjectives'), columns: objectives.columns, rows: objectives.rows },
    { name: say('sheet.planMilestones'), columns: milestones.columns, rows: milestones.rows },
  ].filter(({ rows }) => rows.length > 0);
};
