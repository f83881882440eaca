import { spawnSync } from 'node:child_process';

/** Poppler reads PDFs as other programs do; Debian has it as poppler-utils. */
export const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
export const withoutPoppler = 'poppler-utils (pdftotext, pdfinfo, pdfdetach) is not installed';

/** The text of a PDF in reading order. */
export function textOf(pdf: Uint8Array): string {
  const { stdout } = spawnSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
  });
  return stdout.replaceAll('\f', '').trim();
}

export function pagesOf(pdf: Uint8Array): number {
  const { stdout } = spawnSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' });
  return Number(/^Pages:\s+(\d+)$/m.exec(stdout)?.[1]);
}
