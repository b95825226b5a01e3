import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { navigate } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { formatDate } from '#renderer/ui/format.ts';
import classes from './plan-notes.module.css';

type NoteProps = { kind: 'calm' | 'warn'; icon: ReactNode; children: ReactNode; actions?: ReactNode };

const Note = ({ kind, icon, children, actions }: NoteProps) => (
  <div className={classes['note']} data-kind={kind} role="note">
    {icon}
    <div className={classes['words']}>{children}</div>
    {actions}
  </div>
);

const TwinNote = ({ plan, twinId }: { plan: Plan; twinId: string }) => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const { run, isRunning } = useCommand('plans.close');
  const close = async (): Promise<void> => {
    const reply = await run({ id: plan.id, closing: t(($) => $.plans.twinNote.closing) });
    if (!reply.ok) return failed(reply.error);
    done(
      t(($) => $.plans.twinNote.closed),
      reply.data.undoId,
    );
  };
  return (
    <Note
      kind="warn"
      icon={<IconAlertTriangle size={16} aria-hidden />}
      actions={
        <>
          <Button variant="default" onClick={() => navigate({ place: 'plan', id: twinId })}>
            {t(($) => $.plans.twinNote.open)}
          </Button>
          <Button variant="default" loading={isRunning} onClick={() => void close()}>
            {t(($) => $.plans.twinNote.close)}
          </Button>
        </>
      }
    >
      <strong>{t(($) => $.plans.twinNote.title, { partner: plan.partner, year: plan.content.terms.year })}</strong>
      <p>{t(($) => $.plans.twinNote.text)}</p>
    </Note>
  );
};

const LockNote = ({ plan: { state, stage, revision, agreedRevision, agreedOn, revisionReason } }: { plan: Plan }) => {
  const { t } = useTranslation();
  const lock = <IconLock size={16} aria-hidden />;
  if (state === 'closed')
    return (
      <Note kind="calm" icon={lock}>
        {t(($) => $.plans.locked.closed)}
      </Note>
    );
  if (state === 'agreed')
    return (
      <Note kind="calm" icon={lock}>
        {t(($) => $.plans.locked.agreed, {
          number: revision,
          date: agreedOn === null ? t(($) => $.ui.notSet) : formatDate(agreedOn),
          next: revision + 1,
        })}
      </Note>
    );
  if (stage !== 'amended' || agreedRevision === null) return null;
  return (
    <Note kind="calm" icon={<IconPencil size={16} aria-hidden />}>
      <p>{t(($) => $.plans.locked.amending, { number: revision, agreed: agreedRevision })}</p>
      {revisionReason === null ? null : <p>{t(($) => $.plans.locked.why, { reason: revisionReason })}</p>}
    </Note>
  );
};

/** What one should know before reading on: a second plan of the year, a partner that is gone, and why nothing can be changed. */
export const PlanNotes = ({ plan }: { plan: Plan }) => {
  const { t } = useTranslation();
  const { data: partner } = useQuery('partners.get', { id: plan.partnerId });
  return (
    <>
      {plan.twinId === null ? null : <TwinNote plan={plan} twinId={plan.twinId} />}
      {partner?.status === 'terminated' ? (
        <Note kind="warn" icon={<IconAlertTriangle size={16} aria-hidden />}>
          {t(($) => $.plans.partnerGone, { partner: plan.partner })}
        </Note>
      ) : null}
      <LockNote plan={plan} />
    </>
  );
};
