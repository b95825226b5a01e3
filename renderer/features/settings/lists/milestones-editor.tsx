import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { milestoneSteps, type ProgramLists, type TemplateMilestone } from '#shared/api/program-lists.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { NumberField } from '../number-field.tsx';
import classes from '../settings.module.css';
import lists from './lists.module.css';

type Template = Omit<ProgramLists['onboarding'][number], 'inUse'>;
const sides = ['vendor', 'partner'] as const;

/** The milestones of one template. They are saved together, since each is due within the window. */
export const MilestonesEditor = ({ template }: { template: Template }) => {
  const { t } = useTranslation();
  const { run, isRunning, error, forget } = useCommand('settings.lists.save');
  const notice = useNotice();
  const { values, isDirty, set, discard } = useFormDraft(`template.${template.key}`, { milestones: template.milestones });
  const { milestones } = values;
  const change = (index: number, next: Partial<TemplateMilestone>): void =>
    set(
      'milestones',
      milestones.map((milestone, at) => (at === index ? { ...milestone, ...next } : milestone)),
    );
  const save = async (): Promise<void> => {
    const ordered = milestones.toSorted((a, b) => a.dueOffsetDays - b.dueOffsetDays);
    const done = await run({ list: 'onboarding', entry: { ...template, milestones: ordered } });
    if (!done.ok) return;
    discard();
    notice.done(t(($) => $.program.lists.onboarding.saved, { name: template.label }));
  };
  return (
    <form
      className={lists['template']}
      aria-label={t(($) => $.program.lists.onboarding.milestones, { name: template.label })}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{template.label}</h3>
      <div className={lists['milestoneHead']} aria-hidden>
        <span>{t(($) => $.program.lists.onboarding.milestone)}</span>
        <span>{t(($) => $.program.lists.onboarding.step)}</span>
        <span data-number>{t(($) => $.program.lists.onboarding.due)}</span>
        <span>{t(($) => $.program.lists.onboarding.side)}</span>
      </div>
      <ol className={lists['milestones']}>
        {milestones.map((milestone, index) => {
          const of = { position: index + 1 };
          return (
            // by place: two milestones can be alike
            <li key={`${template.key} ${index}`}>
              <TextInput
                aria-label={t(($) => $.program.lists.onboarding.of.name, of)}
                value={milestone.name}
                maxLength={80}
                error={milestone.name.trim() === '' ? t(($) => $.settings.program.nameNeeded) : undefined}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
              />
              <NativeSelect
                aria-label={t(($) => $.program.lists.onboarding.of.step, of)}
                data={milestoneSteps.map((step) => ({ value: step, label: t(($) => $.program.lists.onboarding.steps[step]) }))}
                value={milestone.step}
                onChange={(event) => change(index, { step: milestoneSteps.find((step) => step === event.currentTarget.value) ?? 'other' })}
              />
              <NumberField
                label={t(($) => $.program.lists.onboarding.of.due, of)}
                value={milestone.dueOffsetDays}
                min={0}
                max={730}
                isWhole
                onChange={(value) => change(index, { dueOffsetDays: value ?? 0 })}
              />
              <NativeSelect
                aria-label={t(($) => $.program.lists.onboarding.of.side, of)}
                data={sides.map((side) => ({ value: side, label: t(($) => $.program.lists.onboarding.sides[side]) }))}
                value={milestone.side}
                onChange={(event) => change(index, { side: sides.find((side) => side === event.currentTarget.value) ?? 'partner' })}
              />
              <ActionIcon
                size="sm"
                aria-label={t(($) => $.program.lists.onboarding.of.remove, of)}
                onClick={() =>
                  set(
                    'milestones',
                    milestones.filter((_, at) => at !== index),
                  )
                }
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['row']}>
        <Button
          variant="default"
          onClick={() =>
            set('milestones', [
              ...milestones,
              {
                step: 'other',
                name: t(($) => $.program.lists.onboarding.newMilestone),
                dueOffsetDays: template.windowDays,
                side: 'partner',
              },
            ])
          }
        >
          {t(($) => $.program.lists.onboarding.addMilestone)}
        </Button>
        {isDirty ? (
          <>
            <Button type="submit" loading={isRunning}>
              {t(($) => $.program.lists.onboarding.save)}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                discard();
                forget();
              }}
            >
              {t(($) => $.program.profile.discard)}
            </Button>
          </>
        ) : null}
      </div>
    </form>
  );
};
