import { useTranslation } from 'react-i18next';
import { valueText } from '#shared/documents/format.ts';
import type { Comparison } from '#shared/documents/model.ts';
import { locale } from '#renderer/ui/format.ts';
import classes from './blocks.module.css';

/** What a figure was at the last review, by value as it was frozen. One that the last review did not show says so. */
export const LastValue = ({ last }: { last: Comparison | null | undefined }) => {
  const { t } = useTranslation();
  if (!last) return <span className={classes['missing']}>{t(($) => $.qbr.editor.notInLast)}</span>;
  const text = valueText(last.value, locale());
  return last.value.kind === 'missing' ? (
    <span className={classes['missing']} title={last.value.reason}>
      {text}
    </span>
  ) : (
    text
  );
};
