import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { importTexts } from '#shared/text/en/import.ts';

type Reason = keyof typeof importTexts.reason;
const isReason = (code: string): code is Reason => Object.hasOwn(importTexts.reason, code);

/** A reason for many rows at once, without the number of one of them; `message` is that of one row, for codes without such a text. */
export const useReasonText = () => {
  const { t } = useTranslation();
  return useCallback((code: string, message: string): string => (isReason(code) ? t(($) => $.import.reason[code]) : message), [t]);
};
