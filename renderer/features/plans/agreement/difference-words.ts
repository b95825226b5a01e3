import type { TFunction } from 'i18next';
import { isIsoDate } from '#shared/domain/dates.ts';
import type { PlanDifference } from '#shared/api/plans.ts';
import { planAgreementTexts } from '#shared/text/en/plan-agreement.ts';
import { formatDate } from '#renderer/ui/format.ts';

type PlainField = Exclude<keyof typeof planAgreementTexts.field, 'targets' | 'actuals'>;
const isKnown = (name: string): name is PlainField => Object.hasOwn(planAgreementTexts.field, name);

/** The name of the field that differs: "Target Q3". A field that this program does not know is shown as it is called. */
export const fieldWords = (t: TFunction, { field, item, change }: PlanDifference): string => {
  // a whole item came or went; its title is said already
  if (item !== null && change !== 'changed' && field === 'title') return t(($) => $.planAgreement.compare.whole);
  const [name = '', quarter] = field.split('.');
  if (quarter !== undefined && (name === 'targets' || name === 'actuals'))
    return t(($) => $.planAgreement.field[name], { quarter: Number(quarter) + 1 });
  return isKnown(name) ? t(($) => $.planAgreement.field[name]) : field;
};

type Choice = keyof typeof planAgreementTexts.choice;
const choices: Readonly<Record<string, readonly string[]>> = {
  grade: ['standard', 'strategic'],
  calendar: ['ours'],
  side: ['vendor', 'partner', 'both'],
  unit: ['money', 'count', 'percent', 'number', 'days'],
  accrual: ['sum', 'level'],
  better: ['more', 'less'],
  kind: Object.keys(planAgreementTexts.choice),
};

/** A value of a difference as people read it: what is chosen from a list in its words, days in the words of the language. */
export const valueWords = (t: TFunction, field: string, value: string): string => {
  if (isIsoDate(value)) return formatDate(value);
  if (field === 'calendar' && value === 'partner') return t(($) => $.planAgreement.choice.theirs);
  return choices[field]?.includes(value) && Object.hasOwn(planAgreementTexts.choice, value)
    ? t(($) => $.planAgreement.choice[value as Choice])
    : value;
};
