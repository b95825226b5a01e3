import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import classes from './agreement.module.css';

/** Asks before the changes of a revision go away, and says how many they are. */
export const DropDialog = ({ plan: { id, agreedRevision, revision }, onClose }: { plan: Plan; onClose(): void }) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { done } = useNotice();
  const { run, isRunning, error } = useCommand('plans.dropRevision');
  const { data } = useQuery('plans.compare', agreedRevision === null ? null : { id, from: agreedRevision, to: 'working' });
  const count = data?.differences.length;
  const drop = async (): Promise<void> => {
    const reply = await run({ id });
    if (!reply.ok) return;
    onClose();
    done(
      t(($) => $.planAgreement.done.drop),
      reply.data.undoId,
    );
  };
  return (
    <Modal opened onClose={onClose} title={t(($) => $.planAgreement.drop.title, { revision })} returnFocus={false}>
      <div className={classes['form']}>
        {count === undefined ? null : (
          <p>
            {count === 0
              ? t(($) => $.planAgreement.drop.textNone, { agreed: agreedRevision ?? 0 })
              : t(($) => $.planAgreement.drop.text, { count, agreed: agreedRevision ?? 0 })}
          </p>
        )}
        {error ? <ErrorNote error={error} /> : null}
        <div className={classes['foot']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t(($) => $.planAgreement.cancel)}
          </Button>
          <Button color="red" loading={isRunning} onClick={() => void drop()}>
            {t(($) => $.planAgreement.drop.run)}
          </Button>
        </div>
      </div>
    </Modal>
  );
};
