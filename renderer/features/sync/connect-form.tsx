import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { useCommand } from '#renderer/state/use-command.ts';
import { useOnceWhenShown } from '#renderer/state/use-once-when-shown.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { BringAlong } from './bring-along.tsx';
import { BrowserSignIn } from './browser-sign-in.tsx';
import classes from './connect.module.css';
import { PasswordSignIn } from './password-sign-in.tsx';

/** `known`: the account that was signed in here before; its data belongs to it already, so nothing is asked about it. */
type ConnectFormProps = { known: { server: string; email: string } | null };

/** From an address to a signed-in device: what is there, how one signs in, and what becomes of the data that is here. */
export const ConnectForm = ({ known }: ConnectFormProps) => {
  const { t } = useTranslation();
  const { live } = useCore();
  const { run: look, isRunning, error, forget } = useCommand('sync.look');
  const { data: portfolio } = useQuery('partners.list', known ? null : {});
  const [address, setAddress] = useState(known?.server ?? '');
  const [found, setFound] = useState<OutputOf<'sync.look'> | null>(null);
  const [bringAlong, setBringAlong] = useState(true);
  const partners = portfolio?.partners ?? [];
  const count = partners.filter(({ sample }) => !sample).length;
  const lookUp = async (): Promise<void> => {
    const reply = await look({ address: address.trim() });
    if (reply.ok) setFound(reply.data);
  };
  // who was signed in here before need not say again where
  useOnceWhenShown(known ? () => void lookUp() : null);
  const onDone = (): void => live.refresh();
  if (found === null)
    return (
      <form
        className={classes['connect']}
        onSubmit={(event) => {
          event.preventDefault();
          void lookUp();
        }}
      >
        <div className={classes['row']}>
          <TextInput
            size="sm"
            className={classes['grow'] ?? ''}
            label={t(($) => $.sync.connect.address)}
            description={t(($) => $.sync.connect.addressHint)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={address}
            autoFocus
            autoComplete="url"
            spellCheck={false}
            onChange={(event) => {
              setAddress(event.currentTarget.value);
              forget();
            }}
          />
        </div>
        {error ? <ErrorNote error={error} /> : null}
        <div className={classes['row']}>
          <Button type="submit" size="sm" loading={isRunning} disabled={address.trim() === ''}>
            {t(($) => $.sync.connect.look)}
          </Button>
        </div>
      </form>
    );
  const signIn = { address: found.address, bringAlong, onDone };
  return (
    <div className={classes['connect']}>
      <p className={classes['found']} role="status">
        <StatusMark meaning="onTrack" label={t(($) => $.sync.connect.found, { version: found.version, address: found.address })} />
        <Button variant="subtle" size="compact-xs" onClick={() => setFound(null)}>
          {t(($) => $.sync.connect.change)}
        </Button>
      </p>
      {count > 0 && known === null ? (
        <BringAlong count={count} hasSample={partners.some(({ sample }) => sample)} value={bringAlong} onChange={setBringAlong} />
      ) : null}
      {found.company === null ? null : <BrowserSignIn {...signIn} company={found.company} />}
      {found.company !== null && found.password ? <p className={classes['or']}>{t(($) => $.sync.connect.or)}</p> : null}
      {found.password ? <PasswordSignIn {...signIn} email={known?.email ?? ''} /> : null}
    </div>
  );
};
