import { z } from 'zod';

/** Integer minor units of an ISO 4217 currency: 48,621.00 USD is `{minor: 4862100, currency: 'USD'}`; JPY has no minor unit, KWD has three digits. */
export const Money = z.object({ minor: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) });
export type Money = z.infer<typeof Money>;

// ISO 4217, the currencies whose minor unit is not a hundredth. Pinned here and not asked of the platform, whose data changes with its version: stored amounts would change with it.
const digitsByCurrency = new Map<string, number>([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map(
    (code) => [code, 0] as const,
  ),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
]);

/** Digits after the decimal point of a currency (ISO 4217). An unknown code counts as 2. */
export const minorDigits = (currency: string): number => digitsByCurrency.get(currency) ?? 2;

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
