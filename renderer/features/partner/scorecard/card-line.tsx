import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { CardLine } from '#shared/scorecard/model.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { FigureValue } from '#renderer/ui/figure-value.tsx';
import { formatCount, formatFigure, formatRatio } from '#renderer/ui/format.ts';
import { SparkBars } from '#renderer/ui/spark-bars.tsx';
import tables from '../table.module.css';
import { ChangeMark } from './change-mark.tsx';
import { Peers } from './peers.tsx';
import { RatingMark } from './rating-mark.tsx';
import classes from './scorecard.module.css';

type CardLineRowProps = {
  line: CardLine;
  quarter: string;
  partnerId: string;
  standing: OutputOf<'scorecards.standing'> | undefined;
};

/** What a line is held against: as much of it as the days so far make up, with the whole below. */
const Target = ({ line }: { line: CardLine }) => {
  const { t } = useTranslation();
  const { target, actual } = line;
  // part of a count is rarely whole, and what was attained is reckoned from the part
  const unitOf = (value: number, unit: Figure['unit']): Figure['unit'] => (unit === 'count' && !Number.isInteger(value) ? 'number' : unit);
  const text = (value: number | null): string | null =>
    actual === null || value === null
      ? null
      : formatFigure({ value, unit: unitOf(value, actual.unit), currency: target.currency ?? actual.currency });
  const held = text(target.value);
  if (held === null)
    return (
      <span className={tables['unset']} title={target.reason ?? undefined}>
        {t(($) => (target.from === 'none' ? $.partner.scorecard.noTarget : $.ui.notAvailable))}
      </span>
    );
  return (
    <>
      {held}
      {target.full !== null && target.full !== target.value ? (
        <small className={classes['small']}>{t(($) => $.partner.scorecard.ofFull, { full: text(target.full) ?? '' })}</small>
      ) : null}
    </>
  );
};

/** As much of a past quarter as the days so far make up of this one; all of it where days do not add up or the quarter is over. */
const atPace = (past: Figure, pace: CardLine['pace']): Figure =>
  pace === null || past.value === null ? past : { ...past, value: (past.value * pace.days) / pace.ofDays };

/** The past of the partner itself: the quarter before and the same one a year before, while this one runs at its pace so far. */
const OwnPast = ({ now, line }: { now: Figure; line: CardLine }) => {
  const { t } = useTranslation();
  const { previous, yearBefore, higherIsBetter, pace } = line;
  const against = (text: string): string => (pace === null ? text : t(($) => $.partner.scorecard.atPace, { against: text }));
  return (
    <ul className={classes['two']}>
      {previous === null ? null : (
        <li>
          <ChangeMark now={now} then={atPace(previous, pace)} higherIsBetter={higherIsBetter} />{' '}
          <span className={classes['against']}>{against(t(($) => $.partner.scorecard.onQuarter))}</span>
        </li>
      )}
      {yearBefore === null ? null : (
        <li>
          <ChangeMark now={now} then={atPace(yearBefore, pace)} higherIsBetter={higherIsBetter} />{' '}
          <span className={classes['against']}>{against(t(($) => $.partner.scorecard.onYear))}</span>
        </li>
      )}
    </ul>
  );
};

/** One line of a scorecard; its figure opens the rows that it was made of. */
export const CardLineRow = ({ line, quarter, partnerId, standing }: CardLineRowProps) => {
  const { t } = useTranslation();
  const { actual, attainment, trend } = line;
  const valueText = (value: number | null): string =>
    (actual === null ? null : formatFigure({ value, unit: actual.unit, currency: actual.currency })) ?? t(($) => $.ui.notAvailable);
  return (
    <tr>
      <th scope="row">
        {line.label}
        <small className={classes['small']}>{t(($) => $.partner.scorecard.weight, { weight: formatCount(line.weight) })}</small>
      </th>
      <td className={tables['strong']}>
        {actual === null ? (
          <span className={tables['unset']}>{t(($) => $.ui.notAvailable)}</span>
        ) : (
          <FigureValue
            figure={actual}
            onExplain={() => inspect({ kind: 'figure', figure: actual, partnerId })}
            explainLabel={t(($) => $.partner.scorecard.explain, { figure: line.label, period: quarter, value: valueText(actual.value) })}
          />
        )}
      </td>
      <td>
        <Target line={line} />
      </td>
      <td className={attainment === null ? tables['unset'] : undefined}>{attainment === null ? '–' : formatRatio(attainment)}</td>
      <td data-align="left" title={line.reason ?? undefined}>
        <RatingMark rating={line.rating} />
      </td>
      <td data-align="left">
        <SparkBars
          values={trend.map(({ value }) => value)}
          label={t(($) => $.partner.scorecard.trendOf, {
            figure: line.label,
            values: trend.map((point) => `${point.quarter} ${valueText(point.value)}`).join(', '),
          })}
        />
      </td>
      <td data-align="left">{actual === null ? null : <OwnPast now={actual} line={line} />}</td>
      <td data-align="left">
        <Peers standing={standing} metric={line.metric} hasOwn={actual !== null && actual.value !== null} />
      </td>
    </tr>
  );
};
