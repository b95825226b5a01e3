import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { type PlanMilestone, PlanSide } from '#shared/plan/model.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { ChainLine } from './chain-line.tsx';
import { InitiativeSheet } from './initiative-sheet.tsx';
import { LateList } from './late-list.tsx';
import { MilestoneDialog } from './milestone-dialog.tsx';
import { MilestoneSheet } from './milestone-sheet.tsx';
import { QuickAdd, type QuickItem } from './quick-add.tsx';
import { Timeline } from './timeline.tsx';
import classes from './steps.module.css';

type PlanStepsProps = { plan: Plan; tracking: Pick<PlanTracking, 'asOf' | 'quarters'> };
type List = 'milestones' | 'initiatives';

/** What both sides do, by when: late ones first, the timeline of the year, and the lists behind it. */
export const PlanSteps = ({ plan, tracking: { asOf, quarters } }: PlanStepsProps) => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const { run: setCells } = useCommand('plans.setCells');
  const { run: setMilestone } = useCommand('plans.milestone');
  const { run: addItems } = useCommand('plans.addItems');
  const [openId, setOpenId] = useState<string | null>(null);
  const [list, setList] = useState<List>('milestones');
  const { id, content, locked } = plan;
  const { milestones, initiatives } = content;
  const open = milestones.find((milestone) => milestone.id === openId);

  const move = async (milestoneId: string, dueOn: IsoDate): Promise<void> => {
    const title = milestones.find((milestone) => milestone.id === milestoneId)?.title ?? '';
    const reply = await setCells({ id, cells: [{ kind: 'milestone', id: milestoneId, field: 'dueOn', value: dueOn }] });
    if (!reply.ok) return failed(reply.error);
    done(
      t(($) => $.planSteps.timeline.moved, { title, date: formatDate(dueOn) }),
      reply.data.undoId,
    );
  };
  const toggleDone = async ({ id: milestoneId, title, state: was }: PlanMilestone): Promise<void> => {
    const next = was === 'done' ? 'open' : 'done';
    const reply = await setMilestone({ id, milestoneId, state: next, doneOn: next === 'done' ? asOf : null });
    if (!reply.ok) return failed(reply.error);
    done(
      t(($) => (next === 'done' ? $.planSteps.timeline.markedDone : $.planSteps.timeline.reopened), { title }),
      reply.data.undoId,
    );
  };
  const add = async (item: QuickItem<PlanSide>): Promise<boolean> => {
    const reply = await addItems({ id, kind: 'milestone', items: [{ ...item }] });
    if (!reply.ok) {
      failed(reply.error);
      return false;
    }
    done(
      t(($) => $.planSteps.milestone.added, { title: item.title }),
      reply.data.undoId,
    );
    return true;
  };
  const isEmpty = milestones.length === 0 && initiatives.length === 0;
  return (
    <div className={classes['steps']}>
      <LateList milestones={milestones} asOf={asOf} onOpen={(milestone) => setOpenId(milestone.id)} />
      {isEmpty ? (
        <EmptyState kind="nothing" isLine title={t(($) => $.planSteps.empty.title)} text={t(($) => $.planSteps.empty.text)} />
      ) : (
        <Timeline
          plan={plan}
          quarters={quarters}
          asOf={asOf}
          onOpen={(milestone) => setOpenId(milestone.id)}
          onToggleDone={(milestone) => void toggleDone(milestone)}
          onMove={(milestoneId, dueOn) => void move(milestoneId, dueOn)}
        />
      )}
      <ChainLine milestones={milestones} />
      {locked ? null : (
        <QuickAdd
          draftKey={`plan.${id}.milestone.new`}
          label={t(($) => $.planSteps.milestone.addLabel)}
          button={t(($) => $.planSteps.milestone.add)}
          sides={PlanSide.options}
          onAdd={add}
        />
      )}
      {isEmpty && locked ? null : (
        <>
          <SegmentedControl
            className={classes['lists'] ?? ''}
            aria-label={t(($) => $.planSteps.table.label)}
            value={list}
            onChange={(value) => setList(value === 'initiatives' ? 'initiatives' : 'milestones')}
            data={[
              { value: 'milestones', label: t(($) => $.planSteps.milestone.show, { count: milestones.length }) },
              { value: 'initiatives', label: t(($) => $.planSteps.initiative.show, { count: initiatives.length }) },
            ]}
          />
          {list === 'milestones' ? <MilestoneSheet plan={plan} /> : <InitiativeSheet plan={plan} />}
        </>
      )}
      {open ? <MilestoneDialog plan={plan} milestone={open} asOf={asOf} onClose={() => setOpenId(null)} /> : null}
    </div>
  );
};
