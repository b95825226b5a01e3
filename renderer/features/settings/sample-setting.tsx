import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { SampleSize } from '#shared/api/sample.ts';
import type { Described } from '#shared/domain/errors.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './settings.module.css';

const kinds = ['qbrs', 'plans', 'texts', 'commitments', 'deals', 'contacts', 'records', 'changes'] as const;

/** What somebody wrote on partners of the sample, as "3 QBRs and 2 commitments"; empty when nothing was, undefined until that is known. */
const useWrittenText = (hasSample: boolean): { text: string | undefined; error: Described | undefined } => {
  const { t, i18n } = useTranslation();
  const { data, error } = useQuery('sample.written', hasSample ? {} : null);
  if (!data) return { text: hasSample ? undefined : '', error };
  const parts = kinds.flatMap((kind) => (data[kind] > 0 ? [t(($) => $.settings.store.sampleWritten[kind], { count: data[kind] })] : []));
  return { text: new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(parts), error };
};

/** Puts the fictional partners in, or takes them out: with one click, unless something of the user's own would go too. */
export const SampleSetting = ({ hasSample }: { hasSample: boolean }) => {
  const { t } = useTranslation();
  const { done } = useNotice();
  const add = useCommand('sample.add');
  const remove = useCommand('sample.remove');
  const written = useWrittenText(hasSample);
  const [isAsking, setAsking] = useState(false);
  const [size, setSize] = useState<SampleSize>('small');
  const error = add.error ?? remove.error ?? written.error;
  const change = async (): Promise<void> => {
    const reply = hasSample ? await remove.run({}) : await add.run({ size });
    setAsking(false);
    if (reply.ok) done(hasSample ? t(($) => $.settings.store.sampleRemoved) : t(($) => $.settings.store.sampleAdded));
  };
  return (
    <section className={classes['group']} aria-label={t(($) => $.settings.store.sample)}>
      <h3>{t(($) => $.settings.store.sample)}</h3>
      <p className={classes['hint']}>{hasSample ? t(($) => $.settings.store.sampleIn) : t(($) => $.settings.store.sampleOut)}</p>
      {error ? <ErrorNote error={error} /> : null}
      {isAsking ? (
        <>
          <p role="alert">{t(($) => $.settings.store.sampleTakes, { what: written.text ?? '' })}</p>
          <div className={classes['row']}>
            <Button color="red" loading={remove.isRunning} onClick={() => void change()}>
              {t(($) => $.settings.store.removeSampleYes)}
            </Button>
            <Button variant="default" autoFocus onClick={() => setAsking(false)}>
              {t(($) => $.settings.store.keepSample)}
            </Button>
          </div>
        </>
      ) : (
        <div className={classes['row']}>
          {hasSample ? null : (
            <NativeSelect
              aria-label={t(($) => $.settings.store.sampleSize)}
              value={size}
              onChange={({ currentTarget }) => setSize(SampleSize.parse(currentTarget.value))}
              data={SampleSize.options.map((value) => ({ value, label: t(($) => $.settings.store.sampleSizes[value]) }))}
            />
          )}
          <Button
            variant="default"
            loading={add.isRunning || remove.isRunning}
            disabled={written.text === undefined}
            onClick={() => (written.text ? setAsking(true) : void change())}
          >
            {hasSample ? t(($) => $.settings.store.removeSample) : t(($) => $.settings.store.addSample)}
          </Button>
        </div>
      )}
    </section>
  );
};
