import { formatAmount } from '#shared/domain/money.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import type { AlertText, AlertValue } from './alert.ts';

type Plain<K> = K extends `${infer N}_one` | `${infer N}_other` ? N : K;
/** Keys of the catalog; `name_one` and `name_other` are asked for as `name` with a number `count`. */
export type AlertSayKey = Plain<keyof typeof alertTexts.say>;
export type EvidenceKey = keyof typeof alertTexts.evidence;
export type UnknownKey = keyof typeof alertTexts.unknown;
export type WhyKey = Plain<keyof typeof alertTexts.why>;

/** How a place writes dates, amounts and shares. */
export type ValueFormats = { date(date: string): string; money(minor: number, currency: string): string; share(share: number): string };

/** Dates as stored, amounts with their currency behind, shares in whole per cent: for the command line and wherever nothing better is given. */
export const plainFormats: ValueFormats = {
  date: (date) => date,
  money: (minor, currency) => `${formatAmount(minor, currency)} ${currency}`,
  share: (share) => `${Math.round(share * 100)} %`,
};

const words: Readonly<Record<string, string>> = { ...alertTexts.severity, ...alertTexts.of, ...alertTexts.words };

/** One value in words. */
export const valueText = (value: AlertValue, formats: ValueFormats = plainFormats): string => {
  if (typeof value !== 'object') return String(value);
  if ('date' in value) return formats.date(value.date);
  if ('share' in value) return formats.share(value.share);
  if ('word' in value) return words[value.word] ?? value.word;
  return formats.money(value.minor, value.currency);
};

const plural = new Intl.PluralRules('en');

/** A text of one part of the catalog with its values filled in; the key itself when the catalog does not know it. */
export const alertSentence = (
  part: 'say' | 'why' | 'activation',
  { key, params }: AlertText,
  formats: ValueFormats = plainFormats,
): string => {
  const texts: Readonly<Record<string, string>> = alertTexts[part];
  const count = params['count'];
  const text = (typeof count === 'number' ? texts[`${key}_${plural.select(count)}`] : undefined) ?? texts[key] ?? key;
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : valueText(value, formats);
  });
};

/** A factor of the likelihood of activation in words. Dates come as stored in `date`. */
export const activationText = (key: string, params: Record<string, string | number>, formats: ValueFormats = plainFormats): string => {
  const { date, ...rest } = params;
  return alertSentence('activation', { key, params: typeof date === 'string' ? { ...rest, date: { date } } : rest }, formats);
};
