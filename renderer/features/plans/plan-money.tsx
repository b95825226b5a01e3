import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import classes from './plan-money.module.css';
import type { PlanPartProps } from './plan-part.ts';
import { PlanRates } from './plan-rates.tsx';
import { PlanSeason } from './plan-season.tsx';
import { useCurrencyField } from './use-currency-field.ts';
import { useSaveTerms } from './use-terms.ts';

/** In which money and year the plan counts, at which rates, and how the year usually spreads. */
export const MoneyPart = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  const { failed } = useNotice();
  const saveTerms = useSaveTerms(plan.id);
  const { year, calendar, startsOn, endsOn, currency, ratesOn } = plan.content.terms;
  const field = useCurrencyField(plan, saveTerms);
  const setRatesOn = async (date: string | null): Promise<void> => {
    const done = await saveTerms({ ratesOn: date });
    if (!done.ok) failed(done.error);
  };
  return (
    <div className={classes['money']}>
      <dl className={classes['facts']}>
        <div>
          <dt>{t(($) => $.plans.money.year)}</dt>
          <dd>{t(($) => $.plans.money.yearOf[calendar], { year, from: formatDate(startsOn), to: formatDate(endsOn) })}</dd>
        </div>
        {plan.locked ? (
          <>
            <div>
              <dt>{t(($) => $.plans.money.currency)}</dt>
              <dd>{currency}</dd>
            </div>
            <div>
              <dt>{t(($) => $.plans.money.ratesOn)}</dt>
              <dd>{ratesOn === null ? t(($) => $.ui.notSet) : formatDate(ratesOn)}</dd>
            </div>
          </>
        ) : null}
      </dl>
      {plan.locked ? null : (
        <div className={classes['fields']}>
          <TextInput
            label={t(($) => $.plans.money.currency)}
            description={t(($) => $.plans.money.currencyHint)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={3}
            {...field}
          />
          <DateField label={t(($) => $.plans.money.ratesOn)} value={ratesOn} onChange={(date) => void setRatesOn(date)} />
        </div>
      )}
      <PlanRates plan={plan} />
      <PlanSeason plan={plan} />
    </div>
  );
};
