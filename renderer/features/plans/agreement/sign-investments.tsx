import { useTranslation } from 'react-i18next';
import type { PlanInvestment } from '#shared/plan/model.ts';
import { formatMoney, formatPeopleDays, locale } from '#renderer/ui/format.ts';
import classes from './sign.module.css';

type SignInvestmentsProps = { investments: readonly PlanInvestment[]; currency: string; sides: Record<'vendor' | 'partner', string> };

/** What both sides put in, beside each other, as they sign it: what is planned and not what was spent. */
export const SignInvestments = ({ investments, currency, sides }: SignInvestmentsProps) => {
  const { t } = useTranslation();
  const amount = ({ unit, planned, currency: own }: PlanInvestment): string =>
    unit === 'money' ? formatMoney(planned, own ?? currency, locale()) : formatPeopleDays(planned);
  return (
    <div className={classes['sides']}>
      {(['vendor', 'partner'] as const).map((side) => {
        const own = investments.filter((one) => one.side === side);
        return (
          <section key={side} aria-label={sides[side]}>
            <h4>{sides[side]}</h4>
            {own.length === 0 ? <p className={classes['quiet']}>{t(($) => $.planAgreement.sign.noInvestments)}</p> : null}
            <ul className={classes['lines']}>
              {own.map((one) => (
                <li key={one.id}>
                  <span>
                    {one.title} <span className={classes['unit']}>{t(($) => $.planSteps.invest.kind[one.kind])}</span>
                  </span>
                  <span className={classes['amount']}>{amount(one)}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
};
