import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { sectionTitle } from '#shared/qbr/document-titles.ts';
import { qbrWordsOf } from '#shared/qbr/words.ts';
import { locale } from '#renderer/ui/format.ts';

/** What people call a section: its own title, else the usual one. The cover, which carries the name of a partner, is called so. */
export const useSectionName = (): ((section: { key: string; title: string | null }) => string) => {
  const { t } = useTranslation();
  return useCallback(
    ({ key, title }) => {
      if (title !== null) return title;
      return key === 'title' ? t(($) => $.qbr.editor.cover) : sectionTitle(key, { partner: { name: '' } }, qbrWordsOf(locale()));
    },
    [t],
  );
};
