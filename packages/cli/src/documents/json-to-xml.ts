import { type Invoice, type Problem, readInvoice, WriteError, writeInvoice } from '@skryba/fa';
import { z } from 'zod';
import { CliError } from '../errors.ts';

/** What came of a JSON text: the document, or why its content is not FA(3). */
export type Conversion = { ok: true; xml: Uint8Array } | { ok: false; problems: Problem[] };

const looksLikeInvoice = z.custom<Invoice>(
  (value) => z.object({ Naglowek: z.object({}), Fa: z.object({}) }).safeParse(value).success,
);

/**
 * Turns the JSON form of an FA(3) invoice (element names as keys, all values texts) into XML, and checks its structure.
 *
 * @throws CliError when the text is not JSON, or holds what no invoice holds
 */
export function jsonToXml(json: string): Conversion {
  const parsed = looksLikeInvoice.safeParse(parse(json));
  if (!parsed.success) throw notAnInvoice('Naglowek, Fa');
  const xml = write(parsed.data);
  const reading = readInvoice(xml);
  return reading.ok ? { ok: true, xml } : { ok: false, problems: reading.problems };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw notAnInvoice(error instanceof Error ? error.message : String(error), error);
  }
}

function write(invoice: Invoice): Uint8Array {
  try {
    return writeInvoice(invoice);
  } catch (error) {
    throw error instanceof WriteError ? notAnInvoice(error.message, error) : error;
  }
}

function notAnInvoice(reason: string, cause?: unknown): CliError {
  return new CliError(
    {
      pl: `Ten JSON nie jest fakturą FA(3): ${reason}`,
      en: `This JSON is not an FA(3) invoice: ${reason}`,
    },
    {
      pl: 'Wzór daje: skryba convert PLIK.xml. Kluczami są nazwy elementów, a wszystkie wartości są tekstami.',
      en: 'See the form with: skryba convert FILE.xml. Keys are element names, and all values are texts.',
    },
    1,
    cause,
  );
}
