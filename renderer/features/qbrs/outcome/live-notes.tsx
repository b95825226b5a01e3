import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appCommands } from '#shared/app-commands.ts';
import type { Qbr } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { keyText } from '#renderer/ui/key-text.ts';
import { RichTextEditor } from '#renderer/ui/rich-text/rich-text-editor.tsx';
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
    <section className={classes['part']} aria-labelledby="review-notes">
      <h2 id="review-notes">{t(($) => $.qbr.outcome.notes.label)}</h2>
      {notes.error ? <ErrorNote error={notes.error} /> : null}
      <RichTextEditor
        ariaLabel={t(($) => $.qbr.outcome.notes.label)}
        value={notes.value}
        onChange={notes.set}
        onBlur={notes.flush}
        onSelectText={setSelected}
      />
      <p className={classes['hint']}>{t(($) => $.qbr.outcome.notes.hint, { keys: keyText(appCommands['qbr.to-ledger'].keys[0]) })}</p>
      <div className={classes['under']}>
        <NotesToLedger qbr={qbr} asOf={asOf} update={update} selected={selected} />
        <SavedMark states={[notes.state]} />
      </div>
    </section>
  );
};
