import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { onEscape } from '#renderer/ui/on-escape.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import classes from './connect.module.css';

type DeviceQuestionProps = { device: OutputOf<'sync.devices'>[number]; wipe: boolean; onClose(): void; onDone(): void };

/** Says what signing a device out or wiping it means, and does it when told so. */
export const DeviceQuestion = ({ device: { id, name }, wipe, onClose, onDone }: DeviceQuestionProps) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { done } = useNotice();
  const { run, isRunning, error } = useCommand('sync.revokeDevice');
  const title = t(($) => (wipe ? $.sync.devices.wipeTitle : $.sync.devices.revokeTitle), { name });
  const end = async (): Promise<void> => {
    const reply = await run({ id, wipe });
    if (!reply.ok) return;
    done(t(($) => (wipe ? $.sync.devices.wiped : $.sync.devices.revoked), { name }));
    onDone();
  };
  return (
    <div className={classes['question']} role="group" aria-label={title} onKeyDown={onEscape(onClose)}>
      <h3>{title}</h3>
      <p>{t(($) => (wipe ? $.sync.devices.wipeText : $.sync.devices.revokeText))}</p>
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['row']}>
        <Button {...(wipe ? { color: 'red' } : {})} loading={isRunning} onClick={() => void end()}>
          {t(($) => (wipe ? $.sync.devices.wipeYes : $.sync.devices.revokeYes))}
        </Button>
        <Button variant="default" autoFocus onClick={onClose}>
          {t(($) => $.sync.devices.no)}
        </Button>
      </div>
    </div>
  );
};
