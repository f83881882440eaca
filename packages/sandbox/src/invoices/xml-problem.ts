import { refusedCharacter } from '@skryba/fa';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const PROLOG = /^<\?xml\s[^>]*\?>/;
const ENCODING = /\sencoding\s*=\s*["']([^"']*)["']/;
const WITHOUT_MARKUP = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g;

/**
 * What KSeF refuses in an XML document of any form, however well-formed it is; in Polish, undefined when there is nothing.
 * Source: the guide's `faktury/weryfikacja-faktury.md`, "Weryfikacja XML".
 */
export function xmlProblem(bytes: Uint8Array): string | undefined {
  const text = decode(bytes);
  if (text === undefined) return 'Dokument nie jest zapisany w kodowaniu UTF-8.';
  if (text.startsWith('\ufeff')) return 'Dokument zaczyna się znakiem BOM, którego nie może zawierać.';
  const prolog = PROLOG.exec(text)?.[0] ?? '';
  const encoding = ENCODING.exec(prolog)?.[1];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') {
    return `Prolog dokumentu wskazuje kodowanie ${encoding}, a dozwolone jest tylko UTF-8.`;
  }
  if (text.slice(prolog.length).replaceAll(WITHOUT_MARKUP, '').includes('<?')) {
    return 'Dokument zawiera instrukcję przetwarzania XML, która jest niedozwolona.';
  }
  const character = refusedCharacter.exec(text)?.[0];
  return character === undefined
    ? undefined
    : `Dokument zawiera niezalecany znak Unicode U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}.`;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}
