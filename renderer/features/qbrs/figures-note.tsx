import { useTranslation } from 'react-i18next';
import type { Figure } from '#shared/metrics/figure.ts';
import { formatDate } from '#renderer/ui/format.ts';
import classes from './blocks.module.css';

/** What has to be known to read figures: the day, the currency, and the rates that amounts were converted at. */
export const FiguresNote = ({ figures }: { figures: readonly Figure[] }) => {
  const { t } = useTranslation();
  const [first] = figures;
  if (!first) return null;
  const date = formatDate(first.asOf);
  const money = figures.find(({ currency }) => currency !== null);
  const rate = figures.find((figure) => figure.rate !== null)?.rate ?? null;
  return (
    <p className={classes['note']}>
      {money?.currency
        ? t(($) => $.qbr.editor.figuresNote, { currency: money.currency, date })
        : t(($) => $.qbr.editor.figuresAsOf, { date })}{' '}
      {rate === null
        ? null
        : rate.rule === 'plan'
          ? t(($) => $.qbr.editor.ratesPlan, { pairs: rate.pairs.join(', ') })
          : t(($) => $.qbr.editor.ratesDated, { date: formatDate(rate.on), pairs: rate.pairs.join(', ') })}
    </p>
  );
};
