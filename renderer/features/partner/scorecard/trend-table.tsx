import { useTranslation } from 'react-i18next';
import type { Scorecard } from '#shared/scorecard/model.ts';
import { formatFigure } from '#renderer/ui/format.ts';
import tables from '../table.module.css';

/** The table behind the small charts: every line in each of the six quarters. */
export const TrendTable = ({ card }: { card: Scorecard }) => {
  const { t } = useTranslation();
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']} aria-label={t(($) => $.partner.scorecard.trendTable)}>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.partner.scorecard.measure)}</th>
            {card.quarters.map((quarter) => (
              <th key={quarter} scope="col">
                {quarter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {card.lines.map(({ metric, label, actual, trend }) => (
            <tr key={metric}>
              <th scope="row">{label}</th>
              {trend.map(({ quarter, value, reason }) => (
                <td key={quarter} title={reason ?? undefined} className={value === null ? tables['unset'] : undefined}>
                  {(actual === null ? null : formatFigure({ value, unit: actual.unit, currency: actual.currency })) ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
