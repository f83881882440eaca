import { renderSVG } from 'uqr';
import type { QrView } from './view.ts';
import type { Words } from './words.ts';

/**
 * KOD I: the link as a QR code, labelled with the KSeF number, or OFFLINE before there is one.
 * Source: the KSeF guide, chapter on QR codes.
 */
export function qrOf(link: string, ksefNumber: string | undefined, words: Words): QrView {
  return {
    svg: renderSVG(link, { border: 0, ecc: 'M' }),
    label: ksefNumber ?? 'OFFLINE',
    caption: words.label({ pl: 'Sprawdź fakturę w KSeF', en: 'Check the invoice in KSeF' }),
    link,
  };
}
