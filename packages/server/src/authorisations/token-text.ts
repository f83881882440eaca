import { createHash } from 'node:crypto';
import type { FieldProblem } from '../platform/errors.ts';

/** A KSeF token that has the right form. */
export interface TokenText {
  token: string;
  /** Its reference number in KSeF, to revoke it. */
  reference: string;
  /** Last four characters. */
  hint: string;
}

const remedy = {
  pl: 'Skopiuj token z KSeF jeszcze raz, w całości: numer, NIP i długi ciąg znaków, rozdzielone kreską „|”.',
  en: 'Copy the token from KSeF again, all of it: its number, the NIP and the long string, divided by “|”.',
};

/**
 * Reads a pasted token: white space, line breaks and invisible characters that come with pasting are dropped.
 * A token is `reference|context|secret`; the guide (`tokeny-ksef.md`) names the form, KSeF alone knows whether it is real.
 */
export function readTokenText(pasted: string): TokenText | FieldProblem {
  const token = pasted.replaceAll(/[\s\u200B-\u200D\u2060\uFEFF]/gu, '');
  if (token === '') {
    return {
      path: 'token',
      code: 'token-empty',
      message: { pl: 'Wklej token KSeF.', en: 'Paste the KSeF token.' },
      remedy: {
        pl: 'Token wygenerujesz w KSeF: Tokeny → Generuj token. KSeF pokazuje go tylko raz.',
        en: 'Generate the token in KSeF: Tokeny → Generuj token. KSeF shows it only once.',
      },
    };
  }
  const reference =
    /^(\d{8}-EC-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2})\|[\w.-]+\|[0-9A-Za-z+/=_-]{16,}$/u.exec(token)?.[1];
  if (reference === undefined) {
    return {
      path: 'token',
      code: 'token-malformed',
      message: {
        pl: 'To nie wygląda na token KSeF: skopiowano nie wszystko albo coś innego.',
        en: 'This does not look like a KSeF token: not all of it was copied, or something else.',
      },
      remedy,
    };
  }
  return { token, reference, hint: token.slice(-4) };
}

/** What tells secrets apart without keeping them. */
export function hashSecret(secret: string | Uint8Array): Buffer {
  return createHash('sha256').update(secret).digest();
}
