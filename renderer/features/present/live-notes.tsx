import { Textarea } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './present.module.css';
import type { Review } from './presenting.tsx';

/** What is said while it is said: saved as it is typed, for our side alone. */
export const LiveNotes = ({ review: { qbr } }: { review: Review }) => {
  const { t } = useTranslation();
  const { id } = qbr;
  const { run } = useCommand('qbrs.update');
  const save = useCallback((liveNotes: string) => run({ id, liveNotes }), [run, id]);
  const notes = useDraft(`qbr.${id}.liveNotes`, qbr.liveNotes, save);
  const { state } = notes;
  return (
    <section className={classes['liveNotes']} aria-label={t(($) => $.present.liveNotes.label)}>
      <Textarea
        label={t(($) => $.present.liveNotes.label)}
        description={t(($) => $.present.liveNotes.hint)}
        placeholder={t(($) => $.present.liveNotes.placeholder)}
        classNames={{ root: classes['notesRoot'] ?? '', wrapper: classes['notesWrapper'] ?? '', input: classes['notesInput'] ?? '' }}
        maxLength={100_000}
        value={notes.value}
        onChange={(event) => notes.set(event.currentTarget.value)}
        onBlur={notes.flush}
      />
      <p role="status" className={classes['muted']}>
        {state === 'unchanged' ? '' : t(($) => $.ui.draft[state])}
      </p>
      {notes.error ? <ErrorNote error={notes.error} /> : null}
    </section>
  );
};
