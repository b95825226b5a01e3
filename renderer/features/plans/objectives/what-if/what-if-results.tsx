import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import type { WhatIf } from '#shared/plan/what-if.ts';
import { formatMoney, formatRatio } from '#renderer/ui/format.ts';
import classes from '../objectives.module.css';
import { GapTable } from './gap-table.tsx';

type WhatIfResultsProps = { tracking: PlanTracking; outlook: OutputOf<'plans.outlook'>; result: WhatIf };

/** The whole now and as it would be, and the pipeline that each quarter would take. */
export const WhatIfResults = ({ tracking, outlook, result }: WhatIfResultsProps) => {
  const { t } = useTranslation();
  const missing = t(($) => $.ui.notAvailable);
  const text = (value: number | null): string => (value === null ? missing : formatRatio(value));
  const { currency, undated, later } = outlook;
  const wholes = [
    { key: 'attainment', before: tracking.weighted.value, after: result.tracking.weighted.value },
    { key: 'toDate', before: tracking.weightedToDate.value, after: result.tracking.weightedToDate.value },
    { key: 'forecast', ...result.forecast },
  ] as const;
  return (
    <>
      <div className={classes['scroll']}>
        <table className={classes['table']} aria-label={t(($) => $.planObjectives.whatIf.whole)} data-narrow>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.planObjectives.whatIf.whole)}</th>
              <th scope="col">{t(($) => $.planObjectives.whatIf.now)}</th>
              <th scope="col">{t(($) => $.planObjectives.whatIf.moved)}</th>
            </tr>
          </thead>
          <tbody>
            {wholes.map(({ key, before, after }) => (
              <tr key={key}>
                <th scope="row">{t(($) => $.planObjectives.whatIf.wholeOf[key])}</th>
                <td>{text(before)}</td>
                <td data-changed={before !== after || undefined}>{text(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>{t(($) => $.planObjectives.whatIf.coverage)}</h3>
      <p className={classes['hint']}>{t(($) => $.planObjectives.whatIf.coverageHint)}</p>
      {result.gaps.length === 0 ? <p className={classes['hint']}>{t(($) => $.planObjectives.whatIf.none)}</p> : null}
      {result.gaps.map(({ id, quarters }) => {
        const tracked = result.tracking.objectives.find((one) => one.id === id);
        return tracked ? <GapTable key={id} tracked={tracked} gaps={quarters} /> : null;
      })}
      <p className={classes['footnote']}>
        {[
          undated > 0 ? t(($) => $.planObjectives.whatIf.undated, { amount: formatMoney(undated, currency) }) : '',
          later > 0 ? t(($) => $.planObjectives.whatIf.later, { amount: formatMoney(later, currency) }) : '',
          outlook.missing.length > 0 ? t(($) => $.planObjectives.whatIf.missingRates, { currencies: outlook.missing.join(', ') }) : '',
        ]
          .filter((sentence) => sentence !== '')
          .join(' ')}
      </p>
    </>
  );
};
