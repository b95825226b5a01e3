import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '#shared/text/en/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    enableSelector: true;
    defaultNS: 'page';
    resources: { page: typeof en };
  }
}

/** Starts the catalogs; English now. Keys hold dots, so paths are joined with a slash. React escapes, so i18next must not. */
export const startTexts = async (): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'page',
    ns: ['page'],
    resources: { en: { page: en } },
    keySeparator: '/',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
};
