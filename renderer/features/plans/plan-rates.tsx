import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanTerms } from '#shared/plan/model.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { locale } from '#renderer/ui/format.ts';
import { readNumber } from '#renderer/ui/number-text.ts';
import classes from './plan-money.module.css';
import type { PlanPartProps } from './plan-part.ts';
import { useSaveTerms } from './use-terms.ts';

type Rates = PlanTerms['rates'];
const nothing = { from: '', rate: '' };

/** A rate as typed, as decimal text; null when it is none. */
const readRate = (text: string): string | null => {
  const rate = readNumber(text, locale());
  return rate === null || rate <= 0 ? null : String(rate);
};

/** The rates that both sides agreed for this plan: read, removed, and one more at the end. */
export const PlanRates = ({ plan }: PlanPartProps) => {
  const { t } = useTranslation();
  const { failed } = useNotice();
  const saveTerms = useSaveTerms(plan.id);
  const { rates, currency } = plan.content.terms;
  const { values, set, discard } = useFormDraft(`plan.${plan.id}.rates.new`, nothing);
  const rate = readRate(values.rate);
  const isFrom = /^[A-Z]{3}$/.test(values.from) && values.from !== currency;
  const save = async (next: Rates): Promise<boolean> => {
    const done = await saveTerms({ rates: next });
    if (!done.ok) failed(done.error);
    return done.ok;
  };
  const add = async (): Promise<void> => {
    if (!isFrom || rate === null) return;
    const others = rates.filter(({ from, to }) => from !== values.from || to !== currency);
    if (await save([...others, { from: values.from, to: currency, rate }])) discard();
  };
  return (
    <section aria-label={t(($) => $.plans.money.rates)} className={classes['part']}>
      <h3>{t(($) => $.plans.money.rates)}</h3>
      <p className={classes['hint']}>{t(($) => $.plans.money.ratesHint)}</p>
      {rates.length === 0 ? (
        <p className={classes['hint']}>{t(($) => $.plans.money.noRates)}</p>
      ) : (
        <ul className={classes['rates']}>
          {rates.map((one) => {
            const words = t(($) => $.plans.money.rateOf, one);
            return (
              <li key={`${one.from} ${one.to}`}>
                {words}
                {plan.locked ? null : (
                  <ActionIcon
                    size="sm"
                    aria-label={t(($) => $.plans.list.remove, { name: words })}
                    onClick={() => void save(rates.filter((other) => other !== one))}
                  >
                    <IconX size={13} aria-hidden />
                  </ActionIcon>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {plan.locked ? null : (
        <form
          className={classes['line']}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <span aria-hidden>1</span>
          <TextInput
            aria-label={t(($) => $.plans.money.from)}
            placeholder={t(($) => $.plans.money.from)}
            w={76}
            maxLength={3}
            value={values.from}
            error={values.from !== '' && values.from.length === 3 && !isFrom}
            onChange={(event) => set('from', event.currentTarget.value.toUpperCase())}
          />
          <span aria-hidden>=</span>
          <TextInput
            aria-label={t(($) => $.plans.money.rate)}
            placeholder={t(($) => $.plans.money.rate)}
            w={104}
            inputMode="decimal"
            value={values.rate}
            error={values.rate !== '' && rate === null ? t(($) => $.plans.money.badRate) : undefined}
            onChange={(event) => set('rate', event.currentTarget.value)}
          />
          <span>{currency}</span>
          <Button type="submit" variant="default" disabled={!isFrom || rate === null}>
            {t(($) => $.plans.money.addRate)}
          </Button>
        </form>
      )}
    </section>
  );
};
