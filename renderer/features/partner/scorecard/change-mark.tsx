import { useTranslation } from 'react-i18next';
import type { Figure } from '#shared/metrics/figure.ts';
import { formatMoney, locale } from '#renderer/ui/format.ts';
import { compareFigures, type FigureChange } from './compare.ts';
import tables from '../table.module.css';

const signed = (value: number, digits: number, style: 'decimal' | 'percent'): string =>
  new Intl.NumberFormat(locale(), {
    style,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'exceptZero',
  }).format(value);

/** A change as people read it: +12.5%, -4.1 pts, +4, -3 days. */
const useChangeText = () => {
  const { t } = useTranslation();
  return ({ kind, amount }: FigureChange, currency: string | null): string => {
    switch (kind) {
      case 'percent':
        return signed(amount, 1, 'percent');
      case 'points':
        return t(($) => $.partner.scorecard.points, { amount: signed(amount, 1, 'decimal') });
      case 'count':
        return signed(amount, 0, 'decimal');
      case 'number':
        return signed(amount, 2, 'decimal');
      case 'days':
        return t(($) => $.partner.scorecard.daysOf, { amount: signed(amount, 0, 'decimal') });
      case 'money':
        return `${amount > 0 ? '+' : ''}${formatMoney(amount, currency ?? 'USD')}`;
    }
  };
};

const shapes = { up: 'M4.5 1 8.5 8H0.5Z', down: 'M4.5 8 0.5 1H8.5Z', same: 'M0.5 3.5H8.5V5.5H0.5Z' } as const;

/** How a figure changed: shape for the direction, words for whether that is welcome; never colour alone. */
export const ChangeMark = ({ now, then, higherIsBetter }: { now: Figure; then: Figure; higherIsBetter?: boolean }) => {
  const { t } = useTranslation();
  const say = useChangeText();
  const change = compareFigures(now, then, higherIsBetter);
  if (!change) return <span className={tables['unset']}>{t(($) => $.partner.scorecard.notComparable)}</span>;
  const { direction, tone } = change;
  const judged = tone === 'neutral' ? '' : t(($) => (tone === 'good' ? $.partner.scorecard.better : $.partner.scorecard.worse));
  return (
    <span className={tables['change']} data-tone={tone} title={judged || undefined}>
      <svg
        width="9"
        height="9"
        viewBox="0 0 9 9"
        role="img"
        aria-label={[t(($) => $.partner.scorecard[direction]), judged].filter(Boolean).join(', ')}
      >
        <path d={shapes[direction]} />
      </svg>
      {direction === 'same' ? t(($) => $.partner.scorecard.same) : say(change, now.currency)}
    </span>
  );
};
