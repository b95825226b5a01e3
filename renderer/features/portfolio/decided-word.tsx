import { IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { placementWords } from './placement-words.ts';
import classes from './portfolio.module.css';

type DecidedWordProps = {
  value: string | null;
  /** What a person decided instead of what is computed. */
  decided: { value: string; reason: string } | null;
};

/** A segment or a coverage, with a mark and the reason where a person decided it. */
export const DecidedWord = ({ value, decided }: DecidedWordProps) => {
  const { t } = useTranslation();
  const word = placementWords(value);
  if (decided === null) return <span title={word}>{word}</span>;
  const says =
    decided.value === value
      ? t(($) => $.portfolio.decided.mark, { reason: decided.reason })
      : t(($) => $.portfolio.decided.waits, { value: placementWords(decided.value), reason: decided.reason });
  return (
    <span className={classes['decided']} title={`${word}. ${says}`}>
      <span className={classes['decidedWord']}>{word}</span>
      <IconUserCheck size={14} stroke={1.75} aria-label={says} role="img" />
    </span>
  );
};
