import { documentTexts } from '#shared/text/en/documents.ts';

export type WordKey = keyof typeof documentTexts;
export type Say = (key: WordKey, params?: Record<string, string | number>) => string;

const catalogs: Record<string, Readonly<Record<WordKey, string>>> = { en: documentTexts };

/** The words of a document in its language (BCP 47 tag); English where there is no catalog for it. */
export const wordsOf = (language: string): Say => {
  const texts = catalogs[language.split('-')[0] ?? 'en'] ?? documentTexts;
  return (key, params = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
};
