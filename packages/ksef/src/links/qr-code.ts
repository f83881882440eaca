import { encode } from 'uqr';
import { drawText, textHeight, textWidth } from './bitmap-text.ts';
import { grayscalePng } from './png.ts';

/** Size of a drawn code. */
export interface QrOptions {
  /** Under KOD I the KSeF number, or OFFLINE before there is one; under KOD II CERTYFIKAT. */
  readonly label?: string;
  /** Pixels (PNG) or units (SVG) of one module; 5 when absent. */
  readonly moduleSize?: number;
}

const QUIET_ZONE = 4;

/**
 * Draws a link as a QR code in SVG, black on white, with its label under it.
 * Source: the guide's `kody-qr.md` (ISO/IEC 18004).
 */
export function qrSvg(link: string, { label, moduleSize = 5 }: QrOptions = {}): string {
  const { data, size } = encode(link, { ecc: 'M', border: QUIET_ZONE });
  const side = size * moduleSize;
  const fontSize = label ? Math.min(3.5 * moduleSize, (side / label.length) * 1.6) : 0;
  const height = label ? side + fontSize * 1.5 : side;
  const path = data
    .flatMap((row, y) =>
      row.map((dark, x) =>
        dark ? `M${x * moduleSize} ${y * moduleSize}h${moduleSize}v${moduleSize}h-${moduleSize}z` : '',
      ),
    )
    .join('');
  const text = label
    ? `<text x="${side / 2}" y="${side + fontSize}" font-family="monospace" font-size="${fontSize}" text-anchor="middle">${label}</text>`
    : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${height}" viewBox="0 0 ${side} ${height}">` +
    `<rect width="${side}" height="${height}" fill="#fff"/><path d="${path}"/>${text}</svg>`
  );
}

/** Draws a link as a QR code in PNG, black on white, with its label under it. */
export function qrPng(link: string, { label, moduleSize = 5 }: QrOptions = {}): Buffer {
  const { data, size } = encode(link, { ecc: 'M', border: QUIET_ZONE });
  const side = size * moduleSize;
  const scale = label ? Math.max(1, Math.floor(side / textWidth(label))) : 0;
  const textScale = Math.min(scale, Math.ceil(moduleSize / 2));
  const height = label ? side + (textHeight + QUIET_ZONE) * textScale : side;
  const pixels = new Uint8Array(side * height).fill(255);
  for (const [y, row] of data.entries()) {
    for (const [x, dark] of row.entries()) {
      if (!dark) continue;
      for (let line = 0; line < moduleSize; line++) {
        const start = (y * moduleSize + line) * side + x * moduleSize;
        pixels.fill(0, start, start + moduleSize);
      }
    }
  }
  if (label) {
    const left = Math.max(0, Math.floor((side - textWidth(label) * textScale) / 2));
    drawText({ pixels, width: side, left, top: side, text: label, scale: textScale });
  }
  return grayscalePng(pixels, side, height);
}
