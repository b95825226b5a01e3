import { useTranslation } from 'react-i18next';
import type { PlanInvestment } from '#shared/plan/model.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { formatMinor, formatPeopleDays, formatRatio } from '#renderer/ui/format.ts';
import { investmentKinds } from './investment-kinds.ts';
import classes from './investments.module.css';

type SideInvestmentsProps = {
  sums: PlanTracking['investments'][number];
  investments: readonly PlanInvestment[];
  money: { currency: string; convert(minor: number, currency: string): number | null };
};

/** What one side puts in, kind by kind: planned beside spent, as numbers and as bars. What nobody noted is not recorded, and not 0. */
export const SideInvestments = ({ sums, investments, money }: SideInvestmentsProps) => {
  const { t } = useTranslation();
  const { side } = sums;
  const own = investments.filter((one) => one.side === side);
  const title = t(($) => $.planSteps.invest.sums[side]);
  const kinds = investmentKinds(investments, side, money.currency, money.convert);
  const unnoted = own.filter(({ spent }) => spent === null).length;
  const rates = [...new Set(own.filter((one) => one.unit === 'money').map(({ currency }) => currency ?? money.currency))].filter(
    (currency) => money.convert(100, currency) === null,
  );
  const none = <span className={classes['none']}>{t(($) => $.planSteps.invest.notRecorded)}</span>;
  const noRate = <span className={classes['none']}>{t(($) => $.planSteps.invest.noRate, { currencies: rates.join(', ') })}</span>;
  const moneyCell = (value: number | null, isSpent: boolean) =>
    value === null ? (isSpent && rates.length === 0 ? none : noRate) : formatMinor(value, money.currency);
  const bar = (spent: number | null, planned: number | null) =>
    spent === null || planned === null || planned === 0 ? null : (
      <span className={classes['bar']} aria-hidden>
        <span
          className={classes['fill']}
          data-over={spent > planned || undefined}
          style={{ width: `${Math.min(1, spent / planned) * 100}%` }}
        />
      </span>
    );
  const share = (spent: number | null, planned: number | null) =>
    spent === null || planned === null || planned === 0 ? null : formatRatio(spent / planned);
  if (own.length === 0)
    return (
      <section className={classes['side']} aria-label={title}>
        <h3>{title}</h3>
        <p className={classes['none']}>{t(($) => $.planSteps.invest.none[side])}</p>
      </section>
    );
  const row = (
    key: string,
    name: string,
    planned: React.ReactNode,
    spent: React.ReactNode,
    numbers: [number | null, number | null],
    isSum = false,
  ) => (
    <tr key={key} data-sum={isSum || undefined}>
      <th scope="row">{name}</th>
      <td>{planned}</td>
      <td>{spent}</td>
      <td className={classes['share']}>
        {bar(numbers[1], numbers[0])}
        {share(numbers[1], numbers[0])}
      </td>
    </tr>
  );
  const hasMoney = own.some(({ unit }) => unit === 'money');
  const hasDays = own.some(({ unit }) => unit === 'days');
  const daysNoted = kinds.reduce((sum, one) => sum + one.daysNoted, 0);
  return (
    <section className={classes['side']} aria-label={title}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col" className={classes['title']}>
              {title}
            </th>
            <th scope="col">{t(($) => $.planSteps.invest.planned)}</th>
            <th scope="col">{t(($) => $.planSteps.invest.spent)}</th>
            <th scope="col" className={classes['share']}>
              {t(($) => $.planSteps.invest.share)}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.flatMap(({ kind, hasMoney: isMoney, hasDays: isDays, planned, spent, plannedDays, spentDays, daysNoted: noted }) => {
            const name = t(($) => $.planSteps.invest.kind[kind]);
            return [
              ...(isMoney ? [row(kind, name, moneyCell(planned, false), moneyCell(spent, true), [planned, spent])] : []),
              ...(isDays
                ? [
                    row(
                      `${kind} days`,
                      isMoney ? `${name}, ${t(($) => $.planSteps.invest.unit.days)}` : name,
                      formatPeopleDays(plannedDays),
                      noted === 0 ? none : formatPeopleDays(spentDays),
                      [plannedDays, noted === 0 ? null : spentDays],
                    ),
                  ]
                : []),
            ];
          })}
        </tbody>
        <tfoot>
          {hasMoney
            ? row(
                'money',
                t(($) => $.planSteps.invest.moneyIn, { currency: money.currency }),
                moneyCell(sums.planned, false),
                moneyCell(sums.spent, true),
                [sums.planned, sums.spent],
                true,
              )
            : null}
          {hasDays
            ? row(
                'days',
                t(($) => $.planSteps.invest.days),
                formatPeopleDays(sums.plannedDays),
                daysNoted === 0 ? none : formatPeopleDays(sums.spentDays),
                [sums.plannedDays, daysNoted === 0 ? null : sums.spentDays],
                true,
              )
            : null}
        </tfoot>
      </table>
      {unnoted > 0 && unnoted < own.length ? (
        <p className={classes['none']}>{t(($) => $.planSteps.invest.partly, { count: unnoted })}</p>
      ) : null}
    </section>
  );
};
