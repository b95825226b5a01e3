import { Textarea } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appCommands } from '#shared/app-commands.ts';
import type { Qbr } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { keyText } from '#renderer/ui/key-text.ts';
import { SavedMark } from '../saved-mark.tsx';
import { NotesToLedger } from './notes-to-ledger.tsx';
import classes from './outcome.module.css';
import type { UpdateReview } from './use-review-update.ts';

/** The notes that are written while the review is held; what is marked in them becomes a commitment, an action or a risk. They stay internal. */
export const LiveNotes = ({ qbr, asOf, update }: { qbr: Qbr; asOf: IsoDate; update: UpdateReview }) => {
  const { t } = useTranslation();
  const [selected, setSelected] = useState('');
  const save = useCallback((liveNotes: string) => update({ liveNotes }), [update]);
  const notes = useDraft(`qbr.${qbr.id}.liveNotes`, qbr.liveNotes, save);
  return (
    <div className={classes['part']}>
      {notes.error ? <ErrorNote error={notes.error} /> : null}
      <Textarea
        label={t(($) => $.qbr.outcome.notes.label)}
        description={t(($) => $.qbr.outcome.notes.hint, { keys: keyText(appCommands['qbr.to-ledger'].keys[0]) })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={4}
        maxRows={20}
        maxLength={100_000}
        value={notes.value}
        onChange={(event) => {
          setSelected('');
          notes.set(event.currentTarget.value);
        }}
        onSelect={({ currentTarget: { value, selectionStart, selectionEnd } }) => setSelected(value.slice(selectionStart, selectionEnd))}
        onBlur={notes.flush}
      />
      <div className={classes['under']}>
        <NotesToLedger qbr={qbr} asOf={asOf} update={update} selected={selected} />
        <SavedMark states={[notes.state]} />
      </div>
    </div>
  );
};
