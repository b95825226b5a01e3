import { type PluralSay, pluralWords } from '#shared/documents/plural-words.ts';
import { planDocumentTexts } from '#shared/text/en/plan-document.ts';

type Texts = typeof planDocumentTexts;
/** Takes a key of the catalog; `name_one` and `name_other` are asked for as `name` with a `count`. */
export type PlanSay = PluralSay<Texts>;

const catalogs: Record<string, Texts> = { en: planDocumentTexts };
const known = new Map<string, PlanSay>();

/** The words of a plan on paper, on slides and in its workbook, in a language (BCP 47 tag); English where there is no catalog for it. */
export const planWordsOf = (language: string): PlanSay => {
  const say = known.get(language) ?? pluralWords(catalogs[language.split('-')[0] ?? 'en'] ?? planDocumentTexts, language);
  known.set(language, say);
  return say;
};
