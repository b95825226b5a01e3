/** What a spreadsheet would run: = + @, tab, return, or a minus that no digit follows; also behind apostrophes, so that taking one off again is exact. */
const runs = /^'*(?:[=+@\t\r]|-(?![\d.,]))/;
const guarded = /^'+(?:[=+@\t\r]|-(?![\d.,]))/;

/** Makes a text harmless for spreadsheets with one apostrophe in front. */
export const escapeFormula = (text: string): string => (runs.test(text) ? `'${text}` : text);
/** Takes that apostrophe off again. */
export const unescapeFormula = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
