import { Button, TextInput } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { sectionTitle } from '#shared/qbr/document-titles.ts';
import type { PackageSection } from '#shared/qbr/model.ts';
import { isOwnSection } from '#shared/qbr/sections.ts';
import { qbrWordsOf } from '#shared/qbr/words.ts';
import { flushDrafts, useDraft } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { locale } from '#renderer/ui/format.ts';
import type { Review } from './editor.tsx';
import classes from './editor.module.css';
import { useEditorView } from './editor-view.ts';
import { PartnerSection } from './partner-section.tsx';
import { openSection } from './qbrs-store.ts';
import { SavedMark } from './saved-mark.tsx';
import { SectionBlocks } from './section-blocks.tsx';

/** One section: its title and its blocks as the slide will show them; or, as the partner gets it, what it shows alone. */
export const SectionEditor = ({ review, section }: { review: Review; section: PackageSection }) => {
  const { t } = useTranslation();
  const { qbr, package: built, live } = review;
  const { id } = qbr;
  const { key } = section;
  const { run } = useCommand('qbrs.section.save');
  const remove = useCommand('qbrBlocks.removeSection');
  const { done, failed } = useNotice();
  const isPartnerView = useEditorView((state) => state.isPartnerView);
  const saveTitle = useCallback((title: string) => run({ id, key, title: title.trim() || null }), [run, id, key]);
  const title = useDraft(`qbr.${id}.${key}.title`, section.title ?? '', saveTitle);
  const usual = sectionTitle(key, built, qbrWordsOf(locale()));
  const removeSection = async (): Promise<void> => {
    // what is being typed goes with it, and comes back with it
    await flushDrafts();
    const at = built.sections.findIndex((one) => one.key === key);
    const reply = await remove.run({ id, section: key });
    if (!reply.ok) return failed(reply.error);
    const next = (built.sections[at + 1] ?? built.sections[at - 1])?.key ?? 'about';
    openSection(id, next);
    document.querySelector<HTMLElement>(`[data-section="${CSS.escape(next)}"]`)?.focus();
    done(
      t(($) => $.qbrBlocks.removed, { name: section.title ?? usual }),
      reply.data.undoId,
    );
  };
  return (
    <article className={classes['section']} aria-label={section.title ?? usual}>
      {section.isOn ? null : <p className={classes['off']}>{t(($) => $.qbr.editor.off)}</p>}
      {isPartnerView ? (
        <>
          <h2>{section.title ?? usual}</h2>
          <PartnerSection review={review} section={section} />
        </>
      ) : (
        <>
          <h2 className={classes['unseen']}>{section.title ?? usual}</h2>
          <div className={classes['titleLine']}>
            <TextInput
              label={t(($) => $.qbr.editor.sectionTitle)}
              value={title.value}
              placeholder={usual}
              maxLength={200}
              readOnly={!live}
              onChange={(event) => title.set(event.currentTarget.value)}
              onBlur={title.flush}
            />
            <SavedMark states={[title.state]} />
            {live && isOwnSection(key) ? (
              <Button variant="default" onClick={() => void removeSection()}>
                {t(($) => $.qbr.editor.removeSection)}
              </Button>
            ) : null}
          </div>
          {title.error ? <ErrorNote error={title.error} /> : null}
          <SectionBlocks review={review} section={section} />
        </>
      )}
    </article>
  );
};
