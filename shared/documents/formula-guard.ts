/** Where a spreadsheet would start to calculate: = + - @ and their full-width forms, also after blanks and invisible characters, or a tab or line end first. */
const live = /^(?:[\t\r\n]|[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;
const guarded = /^'+(?:[\t\r\n]|[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

/** True for text that Excel, LibreOffice or Google Sheets would take for a formula when it stands in a CSV file or is typed into a cell. */
export const looksLikeFormula = (text: string): boolean => live.test(text);

/** Puts an apostrophe before text that would be taken for a formula (and before text that looks as if this had been done already). */
export const guardFormula = (text: string): string => (live.test(text) || guarded.test(text) ? `'${text}` : text);

/** Takes the apostrophe away again: `unguardFormula(guardFormula(x))` is x. */
export const unguardFormula = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
