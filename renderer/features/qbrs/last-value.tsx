import { useTranslation } from 'react-i18next';
import type { Figure } from '#shared/metrics/figure.ts';
import { formatFigure } from '#renderer/ui/format.ts';
import classes from './blocks.module.css';

type LastValueProps = { figure: Figure | undefined; values: Readonly<Record<string, number | null>>; id: string };

/** What a figure was at the last review, by value as it was frozen. One that the last review did not show says so. */
export const LastValue = ({ figure, values, id }: LastValueProps) => {
  const { t } = useTranslation();
  const value = values[id];
  if (figure === undefined || value === undefined) return <span className={classes['missing']}>{t(($) => $.qbr.editor.notInLast)}</span>;
  const text = formatFigure({ ...figure, value });
  return text ?? <span className={classes['missing']}>{t(($) => $.ui.notAvailable)}</span>;
};
