import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './settings.module.css';

/** Puts the fictional partners in, or takes them out with one click. */
export const SampleSetting = ({ hasSample }: { hasSample: boolean }) => {
  const { t } = useTranslation();
  const { done } = useNotice();
  const add = useCommand('sample.add');
  const remove = useCommand('sample.remove');
  const error = add.error ?? remove.error;
  const change = async (): Promise<void> => {
    const reply = hasSample ? await remove.run({}) : await add.run({});
    if (reply.ok) done(hasSample ? t(($) => $.settings.store.sampleRemoved) : t(($) => $.settings.store.sampleAdded));
  };
  return (
    <section className={classes['group']} aria-label={t(($) => $.settings.store.sample)}>
      <h3>{t(($) => $.settings.store.sample)}</h3>
      <p className={classes['hint']}>{hasSample ? t(($) => $.settings.store.sampleIn) : t(($) => $.settings.store.sampleOut)}</p>
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['row']}>
        <Button variant="default" loading={add.isRunning || remove.isRunning} onClick={() => void change()}>
          {hasSample ? t(($) => $.settings.store.removeSample) : t(($) => $.settings.store.addSample)}
        </Button>
      </div>
    </section>
  );
};
