import { Textarea, TextInput } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { sectionTitle } from '#shared/qbr/document-titles.ts';
import type { QbrSection } from '#shared/qbr/model.ts';
import { qbrWordsOf } from '#shared/qbr/words.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { locale } from '#renderer/ui/format.ts';
import type { Review } from './editor.tsx';
import classes from './editor.module.css';
import { SavedMark } from './saved-mark.tsx';
import { SectionView } from './section-view.tsx';

/** One section: its title and the CAM's words, which save themselves, above what the slide will show. */
export const SectionEditor = ({ review, section }: { review: Review; section: QbrSection }) => {
  const { t } = useTranslation();
  const { qbr, package: built, live } = review;
  const { id } = qbr;
  const { key } = section;
  const { run } = useCommand('qbrs.section.save');
  const saveCommentary = useCallback((commentary: string) => run({ id, key, commentary }), [run, id, key]);
  const saveTitle = useCallback((title: string) => run({ id, key, title: title.trim() || null }), [run, id, key]);
  const commentary = useDraft(`qbr.${id}.${key}.commentary`, section.commentary, saveCommentary);
  const title = useDraft(`qbr.${id}.${key}.title`, section.title ?? '', saveTitle);
  const error = commentary.error ?? title.error;
  return (
    <article className={classes['section']} aria-label={section.title ?? sectionTitle(key, built, qbrWordsOf(locale()))}>
      {section.isOn ? null : <p className={classes['off']}>{t(($) => $.qbr.editor.off)}</p>}
      <div className={classes['fields']}>
        <TextInput
          label={t(($) => $.qbr.editor.sectionTitle)}
          value={title.value}
          placeholder={sectionTitle(key, built, qbrWordsOf(locale()))}
          maxLength={200}
          readOnly={!live}
          onChange={(event) => title.set(event.currentTarget.value)}
          onBlur={title.flush}
        />
        <Textarea
          label={t(($) => $.qbr.editor.commentary)}
          description={t(($) => $.qbr.editor.commentaryHint)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={4}
          maxRows={16}
          value={commentary.value}
          readOnly={!live}
          onChange={(event) => commentary.set(event.currentTarget.value)}
          onBlur={commentary.flush}
        />
        <SavedMark states={[commentary.state, title.state]} />
        {error ? <ErrorNote error={error} /> : null}
      </div>
      <h2 className={classes['viewTitle']}>{t(($) => $.qbr.editor.shows)}</h2>
      <SectionView review={review} sectionKey={key} />
    </article>
  );
};
