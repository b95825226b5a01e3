import { AppError } from '#shared/domain/errors.ts';
import type { MovedFigure } from '#shared/qbr/moved.ts';
import type { CliCommand } from '../command.ts';
import type { Json } from '../json.ts';
import { reviewId } from './options.ts';

const valueOf = ({ unit, currency }: MovedFigure, value: number | null): Json =>
  unit === 'money' ? (value === null || currency === null ? null : { minor: value, currency }) : value;

/** Which figures of a frozen review would be others today. */
export const diffReview: CliCommand['run'] = async ({ api, words }) => {
  const { live, moved } = await api('qbrs.get', { id: reviewId(words) });
  if (live) throw new AppError('USAGE', { detail: 'this review is not frozen, so nothing can have moved; "qbr freeze ID" freezes it' });
  return {
    moved: moved.map((figure) => ({
      // the key begins with the period, which stands beside it
      metric: figure.key.slice(figure.key.indexOf('/') + 1),
      period: figure.period,
      label: figure.label,
      frozen: valueOf(figure, figure.from),
      now: valueOf(figure, figure.to),
    })),
  };
};
