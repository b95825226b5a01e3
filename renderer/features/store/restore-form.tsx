import { Button, PasswordInput, Radio } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useBackupName } from '#renderer/ui/backup-name.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { type BackupsElsewhere, RestoreElsewhere } from './restore-elsewhere.tsx';
import classes from './store.module.css';

type RestoreFormProps = {
  /** Newest first. */
  backups: ReadonlyArray<{ name: string; bytes: number }>;
  onDone?(setAside: string | null): void;
};

/** Puts a backup of the list, or of another folder, in place. What was there is kept; nothing is deleted. */
export const RestoreForm = ({ backups, onDone }: RestoreFormProps) => {
  const { t } = useTranslation();
  const nameOf = useBackupName();
  const { run, isRunning, error } = useCommand('store.restore');
  const [elsewhere, setElsewhere] = useState<BackupsElsewhere | null>(null);
  const listed = elsewhere?.backups ?? backups.map((backup) => ({ ...backup, file: backup.name }));
  const [wanted, setChosen] = useState('');
  const chosen = listed.some(({ file }) => file === wanted) ? wanted : (listed[0]?.file ?? '');
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const look = <RestoreElsewhere found={elsewhere} onFound={setElsewhere} />;
  if (listed.length === 0)
    return (
      <div className={classes['form']}>
        {elsewhere ? null : <p className={classes['doorHint']}>{t(($) => $.store.problem.noBackups)}</p>}
        {look}
      </div>
    );
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const from = elsewhere ? { file: chosen } : { backup: chosen };
        void run({ ...from, ...(passphrase === '' ? {} : { passphrase }) }).then((done) => {
          if (done.ok) return onDone?.(done.data.setAside);
          field.current?.focus();
          field.current?.select();
        });
      }}
    >
      <Radio.Group value={chosen} onChange={setChosen} label={t(($) => $.store.restore.choose)}>
        <div className={classes['backups']}>
          {listed.map(({ name, file, bytes }, index) => (
            <Radio
              key={file}
              value={file}
              label={`${nameOf(name)} · ${formatBytes(bytes)}${index === 0 ? ` · ${t(($) => $.store.restore.newest)}` : ''}`}
            />
          ))}
        </div>
      </Radio.Group>
      {look}
      <PasswordInput
        ref={field}
        label={t(($) => $.store.restore.passphrase)}
        description={t(($) => $.store.restore.passphraseHint)}
        value={passphrase}
        autoComplete="current-password"
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {error ? <ErrorNote error={error} /> : null}
      <p className={classes['doorHint']}>{t(($) => $.store.problem.keptBeside)}</p>
      <div className={classes['row']}>
        <Button type="submit" loading={isRunning} disabled={chosen === ''}>
          {t(($) => $.store.restore.restore)}
        </Button>
      </div>
    </form>
  );
};
