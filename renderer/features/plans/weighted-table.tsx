import { useTranslation } from 'react-i18next';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { formatCount, formatRatio } from '#renderer/ui/format.ts';
import { missingWords } from './ratio-words.ts';
import classes from './standing.module.css';

/** How the whole adds up: each objective's share of the weights times its attainment; what is left out, and why. */
export const WeightedTable = ({ tracking: { objectives, weighted } }: { tracking: PlanTracking }) => {
  const { t } = useTranslation();
  if (weighted.parts.length === 0) return <p className={classes['quiet']}>{t(($) => $.plans.standing.none)}</p>;
  const partOf = new Map(weighted.parts.map((part) => [part.id, part]));
  return (
    <details className={classes['arithmetic']}>
      <summary>{t(($) => $.plans.standing.arithmetic)}</summary>
      {weighted.weights === 100 ? null : (
        <p className={classes['note']}>{t(($) => $.plans.standing.weightsOff, { sum: formatCount(weighted.weights) })}</p>
      )}
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.plans.standing.objective)}</th>
            <th scope="col">{t(($) => $.plans.standing.weight)}</th>
            <th scope="col">{t(($) => $.plans.standing.share)}</th>
            <th scope="col">{t(($) => $.plans.standing.reached)}</th>
            <th scope="col">{t(($) => $.plans.standing.counts)}</th>
          </tr>
        </thead>
        <tbody>
          {objectives.map(({ id, title, weight, attainment }) => {
            const part = partOf.get(id);
            return (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td>{formatCount(weight)}</td>
                {part ? (
                  <>
                    <td>{formatRatio(part.share)}</td>
                    <td>{formatRatio(part.attainment)}</td>
                    <td>{formatRatio(part.share * part.attainment)}</td>
                  </>
                ) : (
                  <td colSpan={3} className={classes['quiet']}>
                    {t(($) => $.plans.standing.leftOut, { reason: missingWords(t, attainment.missing).toLowerCase() })}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t(($) => $.plans.standing.whole)}</th>
            <td>{formatCount(weighted.weights)}</td>
            <td />
            <td />
            <td>{weighted.value === null ? '' : formatRatio(weighted.value)}</td>
          </tr>
        </tfoot>
      </table>
    </details>
  );
};
