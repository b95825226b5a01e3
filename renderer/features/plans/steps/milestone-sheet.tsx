import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { PlanMilestone, trackedFields } from '#shared/plan/model.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { Sheet } from '#renderer/ui/sheet/sheet.tsx';
import { milestoneColumns, milestoneFields } from './milestone-columns.ts';
import { useItemSheet } from './use-item-sheet.ts';

const rowName = ({ title }: PlanMilestone): string => title;
const isSigned = (_: PlanMilestone, column: string): boolean => !(trackedFields.milestone as readonly string[]).includes(column);

/** All milestones as a list that is typed into. While the plan is locked, only progress can be changed. */
export const MilestoneSheet = ({ plan }: { plan: Pick<Plan, 'id' | 'content' | 'locked'> }) => {
  const { t } = useTranslation();
  const isCompact = useUiStore((state) => state.isCompact);
  const { milestones, initiatives } = plan.content;
  const columns = useMemo(() => milestoneColumns(t, milestones, initiatives), [t, milestones, initiatives]);
  const toFields = useMemo(() => milestoneFields(milestones), [milestones]);
  const start = useMemo(() => ({ title: t(($) => $.planSteps.milestone.newTitle), side: 'vendor' }), [t]);
  const blank = useMemo(() => PlanMilestone.parse({ id: '', ...start }), [start]);
  const isOpen = !plan.locked;
  const given = useItemSheet({ planId: plan.id, kind: 'milestone', rows: milestones, blank, start, toFields, isOpen });
  return (
    <Sheet
      label={t(($) => $.planSteps.milestone.sheet)}
      rows={milestones}
      columns={columns}
      rowName={rowName}
      isCompact={isCompact}
      addLabel={t(($) => $.planSteps.milestone.add)}
      {...(isOpen ? {} : { isLocked: isSigned, lockNote: () => t(($) => $.planSteps.locked) })}
      {...given}
    />
  );
};
