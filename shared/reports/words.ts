import { portfolioDocumentTexts } from '#shared/text/en/portfolio-document.ts';

export type PortfolioWordKey = keyof typeof portfolioDocumentTexts;
export type PortfolioSay = (key: PortfolioWordKey, params?: Record<string, string | number>) => string;

const catalogs: Record<string, Readonly<Record<PortfolioWordKey, string>>> = { en: portfolioDocumentTexts };

/** The words of the portfolio workbook in a language (BCP 47 tag); English where there is no catalog for it. */
export const portfolioWordsOf = (language: string): PortfolioSay => {
  const texts = catalogs[language.split('-')[0] ?? 'en'] ?? portfolioDocumentTexts;
  return (key, params = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
};
