import type { Bilingual } from '@skryba/server/api';
import { useTranslation } from 'react-i18next';
import type { Language } from './index.ts';

/** The language that the interface speaks now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'pl';
}

/** Picks the user's language from a text that the server gives in both. */
export function useWords(): (text: Bilingual) => string {
  const language = useLanguage();
  return (text) => text[language];
}
