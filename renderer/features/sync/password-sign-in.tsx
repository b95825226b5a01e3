import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './connect.module.css';

type PasswordSignInProps = { address: string; email: string; bringAlong: boolean; onDone(): void };

/** Signs in with an account of the server itself; the code is asked for when the account has one. */
export const PasswordSignIn = ({ address, email: known, bringAlong, onDone }: PasswordSignInProps) => {
  const { t } = useTranslation();
  const { run, isRunning, error } = useCommand('sync.signIn');
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [hasCode, setHasCode] = useState(false);
  const signIn = async (): Promise<void> => {
    const reply = await run({ address, bringAlong, email: email.trim(), password, ...(code.trim() ? { code: code.trim() } : {}) });
    if (reply.ok) return onDone();
    if (reply.error.code.startsWith('TOTP')) setHasCode(true);
  };
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <TextInput
        size="sm"
        type="email"
        label={t(($) => $.sync.connect.email)}
        value={email}
        autoComplete="username"
        autoFocus={known === ''}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t(($) => $.sync.connect.password)}
        value={password}
        autoComplete="current-password"
        autoFocus={known !== ''}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {hasCode ? (
        <TextInput
          size="sm"
          label={t(($) => $.sync.connect.code)}
          description={t(($) => $.sync.connect.codeHint)}
          value={code}
          autoComplete="one-time-code"
          autoFocus
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['row']}>
        <Button type="submit" size="sm" loading={isRunning} disabled={email.trim() === '' || password === ''}>
          {t(($) => $.sync.connect.signIn)}
        </Button>
      </div>
    </form>
  );
};
