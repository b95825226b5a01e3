import { ActionIcon, Button, FileButton, Radio } from '@mantine/core';
import { IconPresentation, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '#shared/domain/errors.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { uploadFile } from '#renderer/state/upload.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useFileNotice } from '#renderer/state/use-file-notice.tsx';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { DropArea } from '#renderer/ui/drop-area.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import classes from './settings.module.css';

/** The value of the deck that ships among those of the company. */
const shipped = '';

/** The company's own decks: dropped or chosen, one of them the usual one. */
export const DeckTemplates = () => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const { data: templates = [], error } = useQuery('templates.list', {});
  const { run: add } = useCommand('templates.add');
  const { run: remove } = useCommand('templates.remove');
  const { run: setDefault } = useCommand('templates.setDefault');
  const { run: saveStarter, isRunning: isSaving } = useCommand('templates.starter');
  const notice = useNotice();
  const showFile = useFileNotice();
  const [adding, setAdding] = useState<string | null>(null);

  const addOne = async (file: File): Promise<void> => {
    const uploadId = crypto.randomUUID();
    const signal = new AbortController().signal;
    const sent = await uploadFile(transport, file, { method: 'files.upload', uploadId, name: file.name, onSent: () => undefined, signal });
    if (!sent.ok)
      return notice.failed(sent.error ?? describeError('FILE_UNREADABLE', { file: file.name, detail: 'it was moved or is locked' }));
    const done = await add({ uploadId });
    if (!done.ok) return notice.failed(done.error);
    notice.done(t(($) => $.settings.decks.added, { name: done.data.name, count: done.data.tags }));
  };
  const take = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      setAdding(file.name);
      await addOne(file);
    }
    setAdding(null);
  };
  const choose = async (id: string): Promise<void> => {
    const done = await setDefault({ id: id === shipped ? null : id });
    if (!done.ok) notice.failed(done.error);
  };
  const starter = async (): Promise<void> => {
    const done = await saveStarter({});
    if (done.ok) showFile(done.data);
    else notice.failed(done.error);
  };
  return (
    <section className={classes['group']} aria-label={t(($) => $.settings.decks.title)}>
      <h3>{t(($) => $.settings.decks.title)}</h3>
      <p className={classes['hint']}>{t(($) => $.settings.decks.lead, { tag: '{{partner.name}}' })}</p>
      {error ? <ErrorNote error={error} /> : null}
      <DropArea className={classes['decks']} onFiles={(files) => void take(files)}>
        <Radio.Group
          label={t(($) => $.settings.decks.usual)}
          value={templates.find(({ isDefault }) => isDefault)?.id ?? shipped}
          onChange={(id) => void choose(id)}
        >
          <Radio value={shipped} label={t(($) => $.settings.decks.shipped)} mt={6} />
          {templates.map(({ id, name, bytes }) => (
            <div key={id} className={classes['deck']}>
              <Radio value={id} label={name} description={formatBytes(bytes)} />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(($) => $.settings.decks.remove, { name })}
                onClick={() => void remove({ id })}
              >
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            </div>
          ))}
        </Radio.Group>
        <div className={classes['deckAdd']}>
          <FileButton multiple accept=".pptx,.potx" onChange={(files) => void take(files)}>
            {(props) => (
              <Button {...props} variant="default" loading={adding !== null} leftSection={<IconPresentation size={14} aria-hidden />}>
                {t(($) => $.settings.decks.add)}
              </Button>
            )}
          </FileButton>
          <Button variant="subtle" loading={isSaving} onClick={() => void starter()}>
            {t(($) => $.settings.decks.starter)}
          </Button>
          <span className={classes['hint']} role="status">
            {adding === null ? t(($) => $.settings.decks.drop) : t(($) => $.settings.decks.adding, { name: adding })}
          </span>
        </div>
      </DropArea>
    </section>
  );
};
