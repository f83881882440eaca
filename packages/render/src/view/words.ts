import type { Label } from './view.ts';

/** A text in both languages. */
export interface Bilingual {
  pl: string;
  en: string;
}

/** Language of the document; `both` sets English in small print beside Polish. */
export type DocumentLanguage = 'pl' | 'en' | 'both';

/** Chooses words and notations for one document. */
export class Words {
  /** The language of everything that is not said twice. */
  readonly main: 'pl' | 'en';
  readonly #both: boolean;

  constructor(language: DocumentLanguage) {
    this.main = language === 'en' ? 'en' : 'pl';
    this.#both = language === 'both';
  }

  /** The text in the document's main language. */
  say(text: Bilingual): string {
    return text[this.main];
  }

  label(text: Bilingual): Label {
    return this.#both && text.pl !== text.en ? { text: text.pl, also: text.en } : { text: text[this.main] };
  }

  /** `1234.5` as `1 234,50` or `1,234.50`; keeps all decimals that are there, and at least `decimals`. */
  amount(value: string, decimals = 2): string {
    const [, sign = '', whole = '', fraction = ''] = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(value.trim()) ?? [];
    if (whole === '') return value;
    const [thousands, point] = this.main === 'pl' ? ['\u00a0', ','] : [',', '.'];
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    const shown = trimZeros(fraction, decimals).padEnd(decimals, '0');
    return `${sign === '-' ? '−' : ''}${grouped}${shown ? point + shown : ''}`;
  }

  /** `2026-11-23` as `23.11.2026` in Polish; English keeps the ISO form, which nobody reads wrong. */
  date(value: string): string {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? [];
    return year && this.main === 'pl' ? `${day}.${month}.${year}` : value;
  }
}

function trimZeros(fraction: string, least: number): string {
  let end = fraction.length;
  while (end > least && fraction[end - 1] === '0') end -= 1;
  return fraction.slice(0, end);
}
