import type { ChangeEvent } from 'react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import type { Done } from '#renderer/state/use-command.ts';

const isCode = (text: string): boolean => /^[A-Z]{3}$/.test(text);

/** The field of the plan's currency: a half-typed code stays in the field and is not saved. */
export const useCurrencyField = (plan: Plan, saveTerms: (changes: { currency: string }) => Promise<Done<unknown>>) => {
  const { t } = useTranslation();
  const { currency } = plan.content.terms;
  const save = useCallback(
    async (code: string): Promise<Done<unknown>> => (isCode(code) ? saveTerms({ currency: code }) : { ok: true, data: null }),
    [saveTerms],
  );
  const { value, error, set, flush } = useDraft(`plan.${plan.id}.currency`, currency, save);
  return {
    value,
    error: isCode(value) ? error?.message : t(($) => $.plans.money.badCurrency),
    onChange: (event: ChangeEvent<HTMLInputElement>) => set(event.currentTarget.value.toUpperCase()),
    onBlur: () => (isCode(value) ? flush() : set(currency)),
  };
};
