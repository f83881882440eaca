import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** A technical warning for integrators, as `X-System-Warning` carries it. Source: contract, `SystemWarning`. */
export const SystemWarning = z.object({
  code: z.string().regex(/^[^\][|\r\n]+$/),
  message: z.string().regex(/^[^|\r\n]+$/),
});
export type SystemWarning = z.infer<typeof SystemWarning>;

/** Letters without their diacritics, and nothing else beyond printable ASCII. */
function foldToAscii(text: string): string {
  return text
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]/g, '');
}

/** Puts `X-System-Warning` on an answer: the warnings in force, and whatever `X-Test-System-Warning` asks for. */
export function warn(request: FastifyRequest, reply: FastifyReply, warnings: readonly SystemWarning[]): void {
  const asked = request.headers['x-test-system-warning'];
  const texts = warnings.map(({ code, message }) => `[${code}]: ${message}`);
  // Node reads headers as Latin-1; clients write UTF-8.
  if (typeof asked === 'string') texts.push(Buffer.from(asked, 'latin1').toString('utf8'));
  if (texts.length > 0) reply.header('X-System-Warning', foldToAscii(texts.join(' | ')));
}
