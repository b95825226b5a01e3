import { z } from 'zod';

/** Integer minor units of an ISO 4217 currency: 48,621.00 USD is `{minor: 4862100, currency: 'USD'}`; JPY has no minor unit, KWD has three digits. */
export const Money = z.object({ minor: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) });
export type Money = z.infer<typeof Money>;

const digitsByCurrency = new Map<string, number>();

/** Digits after the decimal point of a currency, as the platform's Intl data has them. An unknown code counts as 2. */
export const minorDigits = (currency: string): number => {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  let digits = 2;
  try {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // not a currency code: 2 is what nearly all have
  }
  digitsByCurrency.set(currency, digits);
  return digits;
};

/** Minor units to a number in major units, for display and typed spreadsheet cells alone; never calculate with it. */
export const majorUnits = (minor: number, currency: string): number => minor / 10 ** minorDigits(currency);

/**
 * Decimal text ("1054", "-12.5") in major units to integer minor units, exact: no binary fractions on the way.
 * Returns null when the text is not a plain decimal, or has more decimals than the currency knows (other than zeros).
 */
export const parseMinor = (text: string, currency: string): number | null => {
  const match = /^([+-])?(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match) return null;
  const digits = minorDigits(currency);
  const fraction = match[3] ?? '';
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const minor = Number(`${match[2]}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  if (!Number.isSafeInteger(minor)) return null;
  return match[1] === '-' && minor !== 0 ? -minor : minor;
};

/** Amount in full with all its decimals, without the currency: 76,451.00. */
export const formatAmount = (minor: number, currency: string, locale = 'en-US'): string => {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    majorUnits(minor, currency),
  );
};
