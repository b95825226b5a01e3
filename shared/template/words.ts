import { templateTexts } from '#shared/text/en/template.ts';

export type TemplateWordKey = keyof typeof templateTexts;
export type TemplateSay = (key: TemplateWordKey, params?: Record<string, string | number>) => string;

const catalogs: Record<string, Readonly<Record<TemplateWordKey, string>>> = { en: templateTexts };

/** The words about templates in a language (BCP 47 tag); English where there is no catalog for it. */
export const templateWordsOf = (language: string): TemplateSay => {
  const texts = catalogs[language.split('-')[0] ?? 'en'] ?? templateTexts;
  return (key, params = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
};
