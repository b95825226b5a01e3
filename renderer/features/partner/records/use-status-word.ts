import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryStatus } from './entry-status.ts';
import { useRecordWords } from './use-record-words.ts';

/** The word of a status. */
export const useStatusWord = (): ((status: EntryStatus) => string) => {
  const { t } = useTranslation();
  const { choice } = useRecordWords();
  return useCallback(({ word }) => (word.kind === 'choice' ? choice(word.key) : t(($) => $.records.standing[word.key])), [t, choice]);
};
