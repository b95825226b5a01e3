import { type PluralKey, type PluralSay, pluralWords } from '#shared/documents/plural-words.ts';
import { qbrDocumentTexts } from '#shared/text/en/qbr-document.ts';

type Texts = typeof qbrDocumentTexts;
/** A key of the catalog; `name_one` and `name_other` are asked for as `name` with a `count`. */
export type QbrWordKey = PluralKey<Texts>;
export type QbrSay = PluralSay<Texts>;

const catalogs: Record<string, Texts> = { en: qbrDocumentTexts };

const known = new Map<string, QbrSay>();

/** The words of QBR documents in a language (BCP 47 tag); English where there is no catalog for it. A number `count` chooses the plural. */
export const qbrWordsOf = (language: string): QbrSay => {
  const say = known.get(language) ?? pluralWords(catalogs[language.split('-')[0] ?? 'en'] ?? qbrDocumentTexts, language);
  known.set(language, say);
  return say;
};
