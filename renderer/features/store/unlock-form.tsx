import { Button, PasswordInput } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useOnceWhenShown } from '#renderer/state/use-once-when-shown.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './store.module.css';

type UnlockFormProps = {
  withPassphrase: boolean;
  /** Tries by itself when it appears. */
  openAtOnce?: boolean;
};

/** Opens the store with its passphrase, or with the key store of the computer. */
export const UnlockForm = ({ withPassphrase, openAtOnce = false }: UnlockFormProps) => {
  const { t } = useTranslation();
  const { run, isRunning, error } = useCommand('store.unlock');
  useOnceWhenShown(openAtOnce ? () => void run({}) : null);
  const [passphrase, setPassphrase] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const [capsLock, setCapsLock] = useState(false);
  const seeCapsLock = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void run(withPassphrase ? { passphrase } : {}).then((done) => {
          if (done.ok) return;
          // a wrong one is typed anew
          field.current?.focus();
          field.current?.select();
        });
      }}
    >
      {withPassphrase ? (
        <PasswordInput
          ref={field}
          label={t(($) => $.store.locked.passphrase)}
          value={passphrase}
          autoComplete="current-password"
          autoFocus
          description={capsLock ? t(($) => $.store.locked.capsLock) : undefined}
          onKeyDown={seeCapsLock}
          onKeyUp={seeCapsLock}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['row']}>
        <Button type="submit" size="sm" loading={isRunning} disabled={withPassphrase && passphrase === ''} autoFocus={!withPassphrase}>
          {t(($) => $.store.locked.open)}
        </Button>
      </div>
    </form>
  );
};
