import { Button, TextInput } from '@mantine/core';
import { IconPin, IconPinnedOff } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#shared/api/contract.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './notes.module.css';

// the editor is most of what a note weighs, so it comes with the first note that is opened
const NoteEditor = lazy(async () => ({ default: (await import('./note-editor.tsx')).NoteEditor }));

/** One note: its title and day, its text, its pin. */
export const NotePage = ({ id, onRemoved }: { id: string; onRemoved(): void }) => {
  const { t } = useTranslation();
  const { data: note, error } = useQuery('notes.read', { id });
  const { run: save } = useCommand('notes.save');
  const { run: remove } = useCommand('notes.remove');
  const notice = useNotice();
  const [title, setTitle] = useState<string | null>(null);
  const change = async (values: Omit<InputOf<'notes.save'>, 'id'>): Promise<void> => {
    const done = await save({ id, ...values });
    if (done.ok) setTitle(null);
    else notice.failed(done.error);
  };
  const takeAway = async (): Promise<void> => {
    const done = await remove({ id });
    if (!done.ok) return notice.failed(done.error);
    notice.done(
      t(($) => $.partner.notes.removed),
      done.data.undoId,
    );
    onRemoved();
  };
  if (error?.code === 'RECORD_NOT_FOUND') return <p className={classes['quiet']}>{t(($) => $.partner.notes.gone)}</p>;
  if (!note) return error ? <ErrorNote error={error} /> : null;
  return (
    <article className={classes['note']} aria-label={note.title || t(($) => $.partner.notes.untitled)}>
      <div className={classes['noteHead']}>
        <TextInput
          className={classes['title']}
          aria-label={t(($) => $.partner.notes.title)}
          placeholder={t(($) => $.partner.notes.title)}
          value={title ?? note.title}
          maxLength={300}
          data-autofocus={note.title === '' || undefined}
          onChange={(event) => setTitle(event.currentTarget.value)}
          onBlur={() => {
            if (title !== null && title.trim() !== note.title) void change({ title });
          }}
        />
        <DateField
          label={t(($) => $.partner.notes.writtenOn)}
          value={note.writtenOn}
          onChange={(date) => {
            if (date !== null && date !== note.writtenOn) void change({ writtenOn: date });
          }}
        />
        <Button
          variant="default"
          aria-pressed={note.pinned}
          leftSection={note.pinned ? <IconPinnedOff size={14} aria-hidden /> : <IconPin size={14} aria-hidden />}
          onClick={() => void change({ pinned: !note.pinned })}
        >
          {t(($) => $.partner.notes[note.pinned ? 'unpin' : 'pin'])}
        </Button>
        <Button variant="subtle" color="red" onClick={() => void takeAway()}>
          {t(($) => $.partner.notes.remove)}
        </Button>
      </div>
      <Suspense fallback={<p className={classes['quiet']}>{t(($) => $.partner.notes.loading)}</p>}>
        <NoteEditor key={id} id={id} update={note.update} />
      </Suspense>
    </article>
  );
};
