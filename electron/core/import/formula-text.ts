import { guardFormula, unguardFormula } from '#shared/documents/formula-guard.ts';

/** A number that a spreadsheet takes as one, negative ones too: it stays a number. */
const plainNumber = /^-?[\d.,]+$/;

/** Makes a text harmless for spreadsheets with one apostrophe in front. */
export const escapeFormula = (text: string): string => (plainNumber.test(text) ? text : guardFormula(text));
/** Takes that apostrophe off again; exact. */
export const unescapeFormula = unguardFormula;
