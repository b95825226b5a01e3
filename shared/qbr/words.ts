import { qbrDocumentTexts } from '#shared/text/en/qbr-document.ts';

type Texts = typeof qbrDocumentTexts;
/** A key of the catalog; `name_one` and `name_other` are asked for as `name` with a `count`. */
export type QbrWordKey = keyof Texts extends infer K ? (K extends `${infer N}_one` | `${infer N}_other` ? N : K) : never;
export type QbrSay = (key: QbrWordKey, params?: Record<string, string | number>) => string;

const catalogs: Record<string, Readonly<Record<string, string>>> = { en: qbrDocumentTexts };

const known = new Map<string, QbrSay>();

/** The words of QBR documents in a language (BCP 47 tag); English where there is no catalog for it. A number `count` chooses the plural. */
export const qbrWordsOf = (language: string): QbrSay => {
  const say = known.get(language) ?? createSay(language);
  known.set(language, say);
  return say;
};

const createSay = (language: string): QbrSay => {
  const texts: Readonly<Record<string, string>> = catalogs[language.split('-')[0] ?? 'en'] ?? qbrDocumentTexts;
  const plural = new Intl.PluralRules(language);
  return (key, params = {}) => {
    const count = params['count'];
    const form = typeof count === 'number' ? `${key}_${plural.select(count)}` : key;
    const text = texts[form] ?? texts[`${key}_other`] ?? texts[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
  };
};
