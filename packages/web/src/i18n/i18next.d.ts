import type { pl } from '../locales/pl.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof pl };
  }
}
