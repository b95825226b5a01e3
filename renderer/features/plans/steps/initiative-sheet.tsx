import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { PlanInitiative, type PlanObjective, PlanSide } from '#shared/plan/model.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import type { SheetColumn, SheetValues } from '#renderer/ui/sheet/columns.ts';
import { Sheet } from '#renderer/ui/sheet/sheet.tsx';
import { useItemSheet } from './use-item-sheet.ts';

const initiativeColumns = (t: TFunction, objectives: readonly PlanObjective[]): Array<SheetColumn<PlanInitiative>> => [
  {
    id: 'title',
    label: t(($) => $.planSteps.initiative.title),
    kind: 'text',
    width: 240,
    value: ({ title }) => title,
    parse: (text) => (text.trim() === '' ? { ok: false, message: t(($) => $.planSteps.titleNeeded) } : { ok: true, value: text.trim() }),
  },
  {
    id: 'objectiveId',
    label: t(($) => $.planSteps.initiative.objective),
    kind: 'choice',
    width: 200,
    value: ({ objectiveId }) => objectiveId,
    choices: () => objectives.map(({ id, title }) => ({ value: id, label: title })),
    canBeEmpty: true,
  },
  {
    id: 'side',
    label: t(($) => $.planSteps.initiative.side),
    kind: 'choice',
    width: 80,
    value: ({ side }) => side,
    choices: () => PlanSide.options.map((side) => ({ value: side, label: t(($) => $.planSteps.side[side]) })),
  },
  { id: 'owner', label: t(($) => $.planSteps.initiative.owner), kind: 'text', width: 120, value: ({ owner }) => owner ?? '' },
  { id: 'startsOn', label: t(($) => $.planSteps.initiative.startsOn), kind: 'date', width: 104, value: ({ startsOn }) => startsOn },
  { id: 'dueOn', label: t(($) => $.planSteps.initiative.dueOn), kind: 'date', width: 104, value: ({ dueOn }) => dueOn },
  {
    id: 'description',
    label: t(($) => $.planSteps.initiative.description),
    kind: 'text',
    width: 300,
    value: ({ description }) => description,
  },
];

const toFields = ({ owner, ...others }: SheetValues): Record<string, unknown> => ({
  ...others,
  ...(owner === undefined ? {} : { owner: typeof owner === 'string' && owner.trim() !== '' ? owner : null }),
});
const rowName = ({ title }: PlanInitiative): string => title;
const always = (): boolean => true;

/** All initiatives as a list that is typed into. */
export const InitiativeSheet = ({ plan }: { plan: Pick<Plan, 'id' | 'content' | 'locked'> }) => {
  const { t } = useTranslation();
  const isCompact = useUiStore((state) => state.isCompact);
  const { objectives, initiatives } = plan.content;
  const columns = useMemo(() => initiativeColumns(t, objectives), [t, objectives]);
  const start = useMemo(() => ({ title: t(($) => $.planSteps.initiative.newTitle), side: 'both' }), [t]);
  const blank = useMemo(() => PlanInitiative.parse({ id: '', ...start }), [start]);
  const isOpen = !plan.locked;
  const given = useItemSheet({ planId: plan.id, kind: 'initiative', rows: initiatives, blank, start, toFields, isOpen });
  return (
    <Sheet
      label={t(($) => $.planSteps.initiative.sheet)}
      rows={initiatives}
      columns={columns}
      rowName={rowName}
      isCompact={isCompact}
      addLabel={t(($) => $.planSteps.initiative.add)}
      {...(isOpen ? {} : { isLocked: always, lockNote: () => t(($) => $.planSteps.locked) })}
      {...given}
    />
  );
};
