import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { pl } from '../locales/pl.ts';

const texts = createInstance();

export type Language = 'pl' | 'en';
const storageKey = 'skryba-language';

/** Starts the texts in the language chosen before; Polish otherwise. */
export async function startTexts(): Promise<void> {
  await texts.use(initReactI18next).init({
    lng: 'pl',
    fallbackLng: 'pl',
    resources: { pl: { translation: pl } },
    interpolation: { escapeValue: false },
  });
  if (localStorage.getItem(storageKey) === 'en') await changeLanguage('en');
  else document.documentElement.lang = 'pl';
}

/** Changes the language of the whole interface and remembers it. English comes over the network when first needed. */
export async function changeLanguage(language: Language): Promise<void> {
  if (language === 'en' && !texts.hasResourceBundle('en', 'translation')) {
    const { en } = await import('../locales/en.ts');
    texts.addResourceBundle('en', 'translation', en);
  }
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await texts.changeLanguage(language);
}
