import { Button, Modal, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import classes from './agreement.module.css';

const blank = { reason: '' };

/** Opens the next revision of an agreed plan, with the reason for it. */
export const ReviseDialog = ({ plan: { id, agreedRevision, revision }, onClose }: { plan: Plan; onClose(): void }) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { done } = useNotice();
  const { run, isRunning, error } = useCommand('plans.revise');
  const { values, set, discard } = useFormDraft(`plan-revise.${id}`, blank);
  const { reason } = values;
  const said = reason.trim();
  const base = agreedRevision ?? revision;
  const revise = async (): Promise<void> => {
    if (said === '') return;
    const reply = await run({ id, base, reason: said });
    if (!reply.ok) return;
    discard();
    onClose();
    done(
      t(($) => $.planAgreement.done.revise, { revision: reply.data.revision }),
      reply.data.undoId,
    );
  };
  return (
    <Modal opened onClose={onClose} title={t(($) => $.planAgreement.revise.title)} returnFocus={false}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void revise();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void revise();
        }}
      >
        <p>{t(($) => $.planAgreement.revise.lead, { revision: base })}</p>
        <Textarea
          data-autofocus
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          label={t(($) => $.planAgreement.revise.reason)}
          description={t(($) => $.planAgreement.revise.reasonHint)}
          value={reason}
          onChange={(event) => set('reason', event.currentTarget.value)}
        />
        {error ? <ErrorNote error={error} /> : null}
        <div className={classes['foot']}>
          <Button variant="default" onClick={onClose}>
            {t(($) => $.planAgreement.cancel)}
          </Button>
          <Button type="submit" disabled={said === ''} loading={isRunning}>
            {t(($) => $.planAgreement.revise.run, { next: revision + 1 })}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
