/** Languages of the portal; Polish unless the visitor chose otherwise. */
export type Language = 'pl' | 'en';

/** Picks the text of the visitor's language. */
export type Say = (pl: string, en: string) => string;

/** How to speak to a visitor. */
export function speak(language: Language): Say {
  return (pl, en) => (language === 'en' ? en : pl);
}
