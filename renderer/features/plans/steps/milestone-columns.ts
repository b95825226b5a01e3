import type { TFunction } from 'i18next';
import { MilestoneState, type PlanInitiative, PlanMilestone, PlanSide } from '#shared/plan/model.ts';
import type { SheetColumn, SheetValues } from '#renderer/ui/sheet/columns.ts';
import { idsOf, numbersOf } from './row-numbers.ts';

/** The columns of the list of milestones. What comes before one is written as the numbers of its rows. */
export const milestoneColumns = (
  t: TFunction,
  milestones: readonly PlanMilestone[],
  initiatives: readonly PlanInitiative[],
): Array<SheetColumn<PlanMilestone>> => [
  {
    id: 'title',
    label: t(($) => $.planSteps.milestone.title),
    kind: 'text',
    width: 240,
    value: ({ title }) => title,
    parse: (text) => (text.trim() === '' ? { ok: false, message: t(($) => $.planSteps.titleNeeded) } : { ok: true, value: text.trim() }),
  },
  {
    id: 'side',
    label: t(($) => $.planSteps.milestone.side),
    kind: 'choice',
    width: 80,
    value: ({ side }) => side,
    choices: () => PlanSide.options.map((side) => ({ value: side, label: t(($) => $.planSteps.side[side]) })),
  },
  { id: 'owner', label: t(($) => $.planSteps.milestone.owner), kind: 'text', width: 120, value: ({ owner }) => owner ?? '' },
  { id: 'startsOn', label: t(($) => $.planSteps.milestone.startsOn), kind: 'date', width: 104, value: ({ startsOn }) => startsOn },
  { id: 'dueOn', label: t(($) => $.planSteps.milestone.dueOn), kind: 'date', width: 104, value: ({ dueOn }) => dueOn },
  {
    id: 'state',
    label: t(($) => $.planSteps.milestone.state.label),
    kind: 'choice',
    width: 110,
    value: ({ state }) => state,
    choices: () => MilestoneState.options.map((state) => ({ value: state, label: t(($) => $.planSteps.milestone.state[state]) })),
  },
  { id: 'doneOn', label: t(($) => $.planSteps.milestone.doneOn), kind: 'date', width: 104, value: ({ doneOn }) => doneOn },
  { id: 'evidence', label: t(($) => $.planSteps.milestone.evidence), kind: 'text', width: 220, value: ({ evidence }) => evidence ?? '' },
  {
    id: 'initiativeId',
    label: t(($) => $.planSteps.milestone.initiative),
    kind: 'choice',
    width: 150,
    value: ({ initiativeId }) => initiativeId,
    choices: () => initiatives.map(({ id, title }) => ({ value: id, label: title })),
    canBeEmpty: true,
  },
  {
    id: 'after',
    label: t(($) => $.planSteps.milestone.after),
    hint: t(($) => $.planSteps.milestone.afterHint),
    kind: 'text',
    width: 76,
    value: ({ dependsOn }) => numbersOf(dependsOn, milestones),
    parse: (text, { id }) => {
      const ids = idsOf(text, milestones, id);
      return ids === null
        ? { ok: false, message: t(($) => $.planSteps.milestone.afterBad) }
        : { ok: true, value: numbersOf(ids, milestones) };
    },
  },
  {
    id: 'kind',
    label: t(($) => $.planSteps.milestone.kind.label),
    kind: 'choice',
    width: 110,
    value: ({ kind }) => kind,
    choices: () =>
      PlanMilestone.shape.kind.unwrap().options.map((kind) => ({ value: kind, label: t(($) => $.planSteps.milestone.kind[kind]) })),
  },
];

const orNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value);

/** What cells of the list mean as fields of a milestone. */
export const milestoneFields =
  (milestones: readonly PlanMilestone[]) =>
  (values: SheetValues, row: PlanMilestone | null): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(values).map(([field, value]) => {
        if (field === 'after') return ['dependsOn', idsOf(String(value ?? ''), milestones, row?.id ?? null) ?? []];
        return [field, field === 'owner' || field === 'evidence' ? orNull(value) : value];
      }),
    );
