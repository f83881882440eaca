import { labelOf, valueLabelOf } from '@skryba/fa';
import { formatAmount, formatDate, formatInstant } from '../format.ts';
import type { Language } from '../language.ts';
import { ublLabel } from './ubl-labels.ts';

/** What to call the elements and codes of one kind of document. */
export interface DocumentLabels {
  /** Label of the element at the end of a path such as `Fa/FaWiersz/P_7`. */
  element(path: readonly string[]): string;
  /** A value for people: the meaning of a code, an amount or a day in Polish notation. */
  value(path: readonly string[], text: string): string;
}

/** Names are looked up with as much of their path as the labels know, the longest end first. */
function endsOf(path: readonly string[]): string[] {
  return path.map((_name, at) => path.slice(at).join('/'));
}

const LONGEST_VALUE = 2_000;

function plainValue(text: string): string {
  // Files inside a document, in Base64, say nothing to a reader.
  if (text.length > LONGEST_VALUE) return `${text.slice(0, 60)}… (${text.length})`;
  if (/^-?\d{1,15}\.\d{1,8}$/.test(text)) return formatAmount(text);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDate(text);
  return /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
    ? formatInstant(text)
    : text;
}

function schemaLabels(language: Language, document: 'FA(3)' | 'FA_RR(1)'): DocumentLabels {
  return {
    element(path) {
      const name = path.at(-1) ?? '';
      const label = endsOf(path)
        .map((end) => labelOf(end, language, document))
        .find((found) => found !== name);
      return label ?? name;
    },
    value(path, text) {
      const meaning = endsOf(path)
        .map((end) => valueLabelOf(end, text, language, document))
        .find((found) => found !== text);
      if (meaning === undefined) return plainValue(text);
      return /^[A-Z]{2,3}$/.test(text) ? `${text} (${meaning})` : meaning;
    },
  };
}

/** Labels of a document by its form: FA(3), and FA(2) whose names are the same, FA_RR, or UBL of PEF. */
export function documentLabels(systemCode: string, language: Language): DocumentLabels {
  if (systemCode.startsWith('FA_RR')) return schemaLabels(language, 'FA_RR(1)');
  if (systemCode.startsWith('FA')) return schemaLabels(language, 'FA(3)');
  return {
    element: (path) => ublLabel(path.at(-1) ?? '', language),
    value: (_path, text) => plainValue(text),
  };
}
