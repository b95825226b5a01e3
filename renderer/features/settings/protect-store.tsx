import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { isGoodPassphrase, PassphraseFields } from '#renderer/ui/passphrase-fields.tsx';
import classes from './settings.module.css';

const untyped = { passphrase: '', repeated: '' };

/** Changes what opens the store: another passphrase, or the key store of the computer where there is one. */
export const ProtectStore = ({ status }: { status: OutputOf<'store.status'> }) => {
  const { t } = useTranslation();
  const { done } = useNotice();
  const { run, isRunning, error, forget } = useCommand('store.protect');
  const [isOpen, setIsOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(untyped);
  const hasPassphrase = status.protection === 'passphrase';
  const close = (): void => {
    setIsOpen(false);
    setCurrent('');
    setNext(untyped);
    forget();
  };
  const protect = async (kind: 'os' | 'passphrase'): Promise<void> => {
    const reply = await run({
      ...(hasPassphrase ? { current } : {}),
      ...(kind === 'passphrase' ? { next: next.passphrase } : {}),
    });
    if (!reply.ok) return;
    close();
    done(t(($) => $.settings.store.protectedNow[kind]));
  };
  return (
    <section className={classes['group']} aria-label={t(($) => $.settings.store.key)}>
      <h3>{t(($) => $.settings.store.key)}</h3>
      {isOpen ? (
        <form
          className={classes['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (isGoodPassphrase(next)) void protect('passphrase');
          }}
        >
          {hasPassphrase ? (
            <PasswordInput
              label={t(($) => $.settings.store.currentPassphrase)}
              value={current}
              autoFocus
              autoComplete="current-password"
              onChange={(event) => setCurrent(event.currentTarget.value)}
            />
          ) : null}
          <PassphraseFields typed={next} onChange={setNext} />
          {error ? <ErrorNote error={error} /> : null}
          <div className={classes['row']}>
            <Button type="submit" loading={isRunning} disabled={!isGoodPassphrase(next) || (hasPassphrase && current === '')}>
              {t(($) => $.settings.store.apply)}
            </Button>
            {hasPassphrase && status.canUseKeyStore ? (
              <Button variant="default" disabled={current === ''} onClick={() => void protect('os')}>
                {t(($) => $.settings.store.useKeyStore)}
              </Button>
            ) : null}
            <Button variant="subtle" color="gray" onClick={close}>
              {t(($) => $.ui.cancel)}
            </Button>
          </div>
        </form>
      ) : (
        <div className={classes['row']}>
          <Button variant="default" onClick={() => setIsOpen(true)}>
            {hasPassphrase ? t(($) => $.settings.store.changePassphrase) : t(($) => $.settings.store.setPassphrase)}
          </Button>
        </div>
      )}
    </section>
  );
};
