import { Button, Modal, MultiSelect, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { MilestoneState, PlanMilestone, PlanSide } from '#shared/plan/model.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import classes from './steps.module.css';

const kinds = PlanMilestone.shape.kind.unwrap().options;

type MilestoneDialogProps = {
  plan: Pick<Plan, 'id' | 'content' | 'locked'>;
  milestone: PlanMilestone;
  asOf: IsoDate;
  onClose(): void;
};

/** One milestone: what is agreed of it, and how it stands, which stays open while the rest is locked. What is typed is kept until it is saved. */
export const MilestoneDialog = ({ plan, milestone, asOf, onClose }: MilestoneDialogProps) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { done } = useNotice();
  const save = useCommand('plans.setCells');
  const remove = useCommand('plans.removeItems');
  const { id } = milestone;
  const saved = useMemo(
    () => ({
      ...milestone,
      owner: milestone.owner ?? '',
      evidence: milestone.evidence ?? '',
      initiativeId: milestone.initiativeId ?? '',
    }),
    [milestone],
  );
  const { values, changed, isDirty, set, discard } = useFormDraft(`plan-milestone.${id}`, saved);
  const { initiatives, milestones } = plan.content;
  const others = milestones.filter((other) => other.id !== id);
  const canSave = isDirty && values.title.trim() !== '';
  const submit = async (): Promise<void> => {
    if (!canSave) return;
    const empty = (field: string, value: unknown): unknown =>
      value === '' && ['owner', 'evidence', 'initiativeId'].includes(field) ? null : value;
    const cells = [...changed].map((field) => ({ kind: 'milestone' as const, id, field, value: empty(field, values[field]) }));
    const reply = await save.run({ id: plan.id, cells });
    if (!reply.ok) return;
    discard();
    onClose();
    done(
      t(($) => $.planSteps.milestone.saved),
      reply.data.undoId,
    );
  };
  const takeAway = async (): Promise<void> => {
    const reply = await remove.run({ id: plan.id, kind: 'milestone', ids: [id] });
    if (!reply.ok) return;
    discard();
    onClose();
    done(
      t(($) => $.planSteps.milestone.removed),
      reply.data.undoId,
    );
  };
  const setState = (state: PlanMilestone['state']): void => {
    set('state', state);
    set('doneOn', state === 'done' ? (values.doneOn ?? asOf) : null);
  };
  const error = save.error ?? remove.error;
  return (
    <Modal opened onClose={onClose} size="lg" title={t(($) => $.planSteps.milestone.one)} returnFocus={false}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        }}
      >
        <fieldset className={classes['part']} disabled={plan.locked}>
          <legend>{t(($) => $.planSteps.milestone.signedPart)}</legend>
          {plan.locked ? <p className={classes['quiet']}>{t(($) => $.planSteps.locked)}</p> : null}
          <TextInput
            label={t(($) => $.planSteps.milestone.title)}
            data-autofocus={plan.locked ? undefined : true}
            required
            maxLength={300}
            value={values.title}
            onChange={(event) => set('title', event.currentTarget.value)}
          />
          <div className={classes['pair']}>
            <NativeSelect
              label={t(($) => $.planSteps.milestone.initiative)}
              data={[
                { value: '', label: t(($) => $.planSteps.milestone.noInitiative) },
                ...initiatives.map((initiative) => ({ value: initiative.id, label: initiative.title })),
              ]}
              value={values.initiativeId}
              onChange={(event) => set('initiativeId', event.currentTarget.value)}
            />
            <NativeSelect
              label={t(($) => $.planSteps.milestone.kind.label)}
              data={kinds.map((kind) => ({ value: kind, label: t(($) => $.planSteps.milestone.kind[kind]) }))}
              value={values.kind}
              onChange={(event) => set('kind', kinds.find((kind) => kind === event.currentTarget.value) ?? 'activity')}
            />
            <NativeSelect
              label={t(($) => $.planSteps.milestone.side)}
              data={PlanSide.options.map((side) => ({ value: side, label: t(($) => $.planSteps.sideLong[side]) }))}
              value={values.side}
              onChange={(event) => set('side', PlanSide.parse(event.currentTarget.value))}
            />
            <TextInput
              label={t(($) => $.planSteps.milestone.owner)}
              value={values.owner}
              onChange={(event) => set('owner', event.currentTarget.value)}
            />
            <DateField
              label={t(($) => $.planSteps.milestone.startsOn)}
              value={values.startsOn}
              disabled={plan.locked}
              onChange={(date) => set('startsOn', date)}
            />
            <DateField
              label={t(($) => $.planSteps.milestone.dueOn)}
              value={values.dueOn}
              disabled={plan.locked}
              onChange={(date) => set('dueOn', date)}
            />
          </div>
          <MultiSelect
            label={t(($) => $.planSteps.milestone.dependsOn)}
            data={others.map((other) => ({ value: other.id, label: other.title }))}
            value={values.dependsOn.filter((other) => others.some((one) => one.id === other))}
            searchable
            disabled={plan.locked}
            comboboxProps={{ transitionProps: { duration: 90 } }}
            onChange={(ids) => set('dependsOn', ids)}
          />
        </fieldset>
        <fieldset className={classes['part']}>
          <legend>{t(($) => $.planSteps.milestone.progress)}</legend>
          <SegmentedControl
            fullWidth
            data-autofocus={plan.locked ? true : undefined}
            aria-label={t(($) => $.planSteps.milestone.state.label)}
            value={values.state}
            onChange={(value) => setState(MilestoneState.parse(value))}
            data={MilestoneState.options.map((state) => ({ value: state, label: t(($) => $.planSteps.milestone.state[state]) }))}
          />
          <DateField
            label={t(($) => $.planSteps.milestone.doneOn)}
            value={values.doneOn}
            disabled={values.state !== 'done'}
            onChange={(date) => set('doneOn', date)}
          />
          <Textarea
            label={t(($) => $.planSteps.milestone.evidence)}
            description={t(($) => $.planSteps.milestone.evidenceHint)}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={values.evidence}
            onChange={(event) => set('evidence', event.currentTarget.value)}
          />
        </fieldset>
        {error ? <ErrorNote error={error} /> : null}
        <div className={classes['formFoot']}>
          {plan.locked ? null : (
            <Button variant="subtle" color="red" loading={remove.isRunning} onClick={() => void takeAway()}>
              {t(($) => $.planSteps.milestone.remove)}
            </Button>
          )}
          <span className={classes['spring']} />
          <Button variant="default" onClick={onClose}>
            {t(($) => $.ui.close)}
          </Button>
          <Button type="submit" disabled={!canSave} loading={save.isRunning}>
            {t(($) => $.planSteps.milestone.save)}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
