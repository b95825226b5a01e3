import { formatAmount } from '#shared/domain/money.ts';
import { planTrackingTexts } from '#shared/text/en/plan-tracking.ts';
import type { ObjectiveTracking } from './tracking.ts';

type WordKey = keyof typeof planTrackingTexts;

const texts: Readonly<Record<string, string>> = planTrackingTexts;

/** Words of the tracking, filled in. */
export const planWords = (key: WordKey, params: Record<string, string | number> = {}): string =>
  planTrackingTexts[key].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));

type InUnit = Pick<ObjectiveTracking, 'unit' | 'currency'>;

const decimals = (value: number, locale: string, digits: number): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);

/** A value of an objective from its least unit, as it is written for people: "48,621.00 EUR", "75.5 %", "12". */
export const valueText = ({ unit, currency }: InUnit, value: number, locale = 'en-US'): string => {
  switch (unit) {
    case 'money':
      return currency === null ? formatAmount(value, '', locale) : `${formatAmount(value, currency, locale)} ${currency}`;
    case 'percent':
      return `${decimals(value / 100, locale, 2)} %`;
    case 'number':
      return decimals(value / 100, locale, 2);
    case 'count':
      return decimals(value, locale, 0);
  }
};

/** An attainment as it is written, with one decimal: 0.8219 is "82.2 %". */
export const attainmentText = (value: number, locale = 'en-US'): string => `${decimals(value * 100, locale, 1)} %`;

/** Why an objective is on or off track, in a sentence. */
export const trackReason = (one: InUnit & Pick<ObjectiveTracking, 'reason'>, locale = 'en-US'): string => {
  const written = Object.entries(one.reason.params).map(([name, value]): [string, string] => {
    if (typeof value === 'string') return [name, value];
    if (name === 'toDate') return [name, attainmentText(value, locale)];
    // a distance between two shares is no share
    const isDistance = name === 'gap' && one.unit === 'percent';
    return [name, isDistance ? planWords('points', { count: decimals(value / 100, locale, 2) }) : valueText(one, value, locale)];
  });
  const key = `reason.${one.reason.code}`;
  return Object.hasOwn(texts, key) ? planWords(key as WordKey, Object.fromEntries(written)) : one.reason.code;
};
