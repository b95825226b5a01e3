import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { PackageName } from '#shared/api/qbr-compare.ts';
import type { ComparedNumber } from '#shared/qbr/compare.ts';
import { formatDate, formatFigure } from '#renderer/ui/format.ts';
import blocks from './blocks.module.css';
import classes from './compare.module.css';

/** The figures that differ between two packages, each with the value of both. */
export const CompareNumbers = ({ comparison: { first, second, numbers } }: { comparison: OutputOf<'qbrs.compare'> }) => {
  const { t } = useTranslation();
  const valueOf = ({ unit }: ComparedNumber, side: ComparedNumber['first']) => {
    if (side === null) return <span className={classes['quiet']}>{t(($) => $.qbr.compare.notShown)}</span>;
    return formatFigure({ unit, value: side.value, currency: side.currency }) ?? t(($) => $.ui.notAvailable);
  };
  // where both are of the same quarter its neighbours stand too; where they are not, only what is of a day needs to say so
  const when = ({ first: before, second: after }: ComparedNumber): string => {
    const period = (after ?? before)?.period ?? '';
    if (first.quarter === second.quarter) return period;
    return period === (after ? second : first).quarter ? '' : t(($) => $.qbr.compare.onTheDay);
  };
  const head = ({ quarter, version, asOf, frozenAt }: PackageName) => (
    <th scope="col" data-align="right">
      {t(($) => $.qbr.compare.name, { quarter, version })}
      <span className={classes['asOf']}>
        {t(($) => (frozenAt === null ? $.qbr.compare.liveAsOf : $.qbr.compare.frozenAsOf), { date: formatDate(asOf) })}
      </span>
    </th>
  );
  return (
    <section className={classes['part']}>
      <h2>{t(($) => $.qbr.compare.numbers)}</h2>
      {numbers.length === 0 ? (
        <p className={classes['plain']}>{t(($) => $.qbr.compare.noNumbers)}</p>
      ) : (
        <div className={blocks['scroll']}>
          <table className={blocks['table']}>
            <thead>
              <tr>
                <th scope="col">{t(($) => $.qbr.compare.figure)}</th>
                {head(first)}
                {head(second)}
              </tr>
            </thead>
            <tbody>
              {numbers.map((one) => (
                <tr key={one.key}>
                  <th scope="row">
                    {`${one.label} `}
                    <span className={classes['quiet']}>
                      {when(one)}
                      {one.isRedefined ? ` ${t(($) => $.qbr.compare.redefined)}` : ''}
                    </span>
                  </th>
                  <td data-align="right">{valueOf(one, one.first)}</td>
                  <td data-align="right" className={blocks['strong']}>
                    {valueOf(one, one.second)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};
