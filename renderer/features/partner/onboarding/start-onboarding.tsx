import { Button, NativeSelect } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';
import { useTypeProfile } from '../use-type-profile.ts';

/** Chooses a template and the day; the onboarding comes with its milestones, as one step. */
const StartForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const { partner, program } = usePartnerPage();
  const { onboardingTemplate } = useTypeProfile();
  const { data: lists } = useQuery('settings.lists', {});
  const { run, isRunning, error } = useCommand('onboarding.start');
  const { done } = useNotice();
  const [typed, setTyped] = useState<{ template: string | null; startedOn: string }>({ template: null, startedOn: program.asOf });
  const templates = lists?.onboarding ?? [];
  // the one that the type asks for, until another is chosen
  const key = typed.template ?? templates.find((one) => one.key === onboardingTemplate)?.key ?? templates[0]?.key ?? '';
  const chosen = templates.find((one) => one.key === key);
  const start = async (): Promise<void> => {
    const reply = await run({ partnerId: partner.id, template: key, startedOn: typed.startedOn });
    if (!reply.ok) return;
    done(
      t(($) => $.partner.onboarding.started, { count: chosen?.milestones.length ?? 0 }),
      reply.data.undoId,
    );
    onClose();
  };
  return (
    <FormDrawer
      title={t(($) => $.partner.onboarding.startTitle)}
      isDirty={false}
      isSaving={isRunning}
      error={error}
      canSave={chosen !== undefined}
      saveLabel={t(($) => $.partner.onboarding.start)}
      onSave={() => void start()}
      onClose={onClose}
      onDiscard={() => undefined}
    >
      {lists && templates.length === 0 ? (
        <EmptyState kind="nothing" isLine title={t(($) => $.partner.onboarding.noTemplates)} text="" />
      ) : null}
      <NativeSelect
        label={t(($) => $.partner.onboarding.template)}
        data-autofocus
        data={templates.map((one) => ({
          value: one.key,
          label: t(($) => $.partner.onboarding.templateOf, { label: one.label, days: one.windowDays, count: one.milestones.length }),
        }))}
        value={key}
        onChange={(event) => setTyped({ ...typed, template: event.currentTarget.value })}
      />
      <DateField
        label={t(($) => $.partner.onboarding.startedOn)}
        value={typed.startedOn}
        onChange={(date) => {
          if (date) setTyped({ ...typed, startedOn: date });
        }}
      />
    </FormDrawer>
  );
};

/** Starts an onboarding from a template of the program. */
export const StartOnboarding = () => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={() => setOpen(true)}>
        {t(($) => $.partner.onboarding.start)}
      </Button>
      {isOpen ? <StartForm onClose={() => setOpen(false)} /> : null}
    </>
  );
};
