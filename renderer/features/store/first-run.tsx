import { Button, Radio } from '@mantine/core';
import { IconCloudDownload, IconFileSpreadsheet, IconPlus, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { isGoodPassphrase, PassphraseFields } from '#renderer/ui/passphrase-fields.tsx';
import { Door } from './door.tsx';
import { RestoreForm } from './restore-form.tsx';
import classes from './store.module.css';
import { StoreFrame } from './store-frame.tsx';

type FirstRunProps = {
  dir: string;
  backups: ReadonlyArray<{ name: string; bytes: number }>;
  canUseKeyStore: boolean;
  /** Null where this build has no such place. */
  onImport: (() => void) | null;
  onSample(): void;
  onConnect(): void;
  onEmpty(): void;
};

/** The first screen of all: where the key lives, and the doors into the app. The store is made when a door is opened. */
export const FirstRun = ({ dir, backups, canUseKeyStore, onImport, onSample, onConnect, onEmpty }: FirstRunProps) => {
  const { t } = useTranslation();
  const { run, isRunning, error } = useCommand('store.create');
  const [keeper, setKeeper] = useState<'os' | 'passphrase'>(canUseKeyStore ? 'os' : 'passphrase');
  const [typed, setTyped] = useState({ passphrase: '', repeated: '' });
  const sample = useCommand('sample.add');
  const [isRestoring, setRestoring] = useState(false);
  const isReady = keeper === 'os' || isGoodPassphrase(typed);
  const enter = async (go: () => void, withSample = false): Promise<void> => {
    const done = await run(keeper === 'os' ? {} : { passphrase: typed.passphrase });
    if (!done.ok) return;
    go();
    if (withSample) await sample.run({});
  };
  return (
    <StoreFrame title={t(($) => $.store.first.title)} lead={t(($) => $.store.first.lead)}>
      <fieldset className={classes['choices']}>
        <legend>{t(($) => $.store.first.keyTitle)}</legend>
        {canUseKeyStore ? (
          <Radio.Group value={keeper} onChange={(value) => setKeeper(value === 'os' ? 'os' : 'passphrase')}>
            <div className={classes['form']}>
              <Radio value="os" label={t(($) => $.store.first.os)} description={t(($) => $.store.first.osHint)} />
              <Radio value="passphrase" label={t(($) => $.store.first.passphrase)} description={t(($) => $.store.first.passphraseHint)} />
            </div>
          </Radio.Group>
        ) : (
          <p className={classes['doorHint']}>
            {t(($) => $.store.first.osMissing)} {t(($) => $.store.first.passphraseHint)}
          </p>
        )}
        {keeper === 'passphrase' ? <PassphraseFields typed={typed} onChange={setTyped} autoFocus={!canUseKeyStore} /> : null}
      </fieldset>
      {error ? <ErrorNote error={error} /> : null}
      <h2>{t(($) => $.store.first.doorTitle)}</h2>
      {isReady ? null : <p className={classes['doorHint']}>{t(($) => $.store.first.notReady)}</p>}
      <div className={classes['doors']}>
        <Door
          icon={IconSparkles}
          title={t(($) => $.store.first.sample)}
          hint={t(($) => $.store.first.sampleHint)}
          disabled={!isReady || isRunning}
          onOpen={() => void enter(onSample, true)}
        />
        {onImport ? (
          <Door
            icon={IconFileSpreadsheet}
            title={t(($) => $.store.first.import)}
            hint={t(($) => $.store.first.importHint)}
            disabled={!isReady || isRunning}
            onOpen={() => void enter(onImport)}
          />
        ) : null}
        <Door
          icon={IconCloudDownload}
          title={t(($) => $.store.first.connect)}
          hint={t(($) => $.store.first.connectHint)}
          disabled={!isReady || isRunning}
          onOpen={() => void enter(onConnect)}
        />
        <Door
          icon={IconPlus}
          title={t(($) => $.store.first.empty)}
          hint={t(($) => $.store.first.emptyHint)}
          disabled={!isReady || isRunning}
          onOpen={() => void enter(onEmpty)}
        />
      </div>
      {isRestoring ? (
        <section aria-label={t(($) => $.store.restore.title)}>
          <h2>{t(($) => $.store.restore.title)}</h2>
          <RestoreForm backups={backups} />
        </section>
      ) : (
        <div className={classes['row']}>
          <Button variant="subtle" onClick={() => setRestoring(true)}>
            {t(($) => $.store.first.restore)}
          </Button>
        </div>
      )}
      <p className={classes['where']}>{t(($) => $.store.first.where, { dir })}</p>
    </StoreFrame>
  );
};
