import {
  type Invoice,
  type InvoiceRR,
  type Problem,
  readAnyInvoice,
  WriteError,
  writeInvoice,
  writeInvoiceRR,
} from '@skryba/fa';
import { z } from 'zod';
import { CliError } from '../errors.ts';

/** What came of a JSON text: the document, or why its content is not an invoice. */
export type Conversion = { ok: true; xml: Uint8Array } | { ok: false; problems: Problem[] };

const looksLikeInvoice = z.custom<Invoice>((value) => holds(value, 'Fa'));
const looksLikeInvoiceRR = z.custom<InvoiceRR>((value) => holds(value, 'FakturaRR'));

function holds(value: unknown, content: string): boolean {
  return z.object({ Naglowek: z.object({}), [content]: z.object({}) }).safeParse(value).success;
}

/**
 * Turns the JSON form of an FA(3) or FA_RR(1) invoice (element names as keys, all values texts) into XML, and checks
 * its structure.
 *
 * @throws CliError when the text is not JSON, or holds what no invoice holds
 */
export function jsonToXml(json: string): Conversion {
  const value = parse(json);
  const xml = writing(() => {
    const farmers = looksLikeInvoiceRR.safeParse(value);
    if (farmers.success) return writeInvoiceRR(farmers.data);
    const invoice = looksLikeInvoice.safeParse(value);
    if (invoice.success) return writeInvoice(invoice.data);
    throw notAnInvoice('Naglowek, Fa / FakturaRR');
  });
  const reading = readAnyInvoice(xml);
  return reading.ok ? { ok: true, xml } : { ok: false, problems: reading.problems };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw notAnInvoice(error instanceof Error ? error.message : String(error), error);
  }
}

function writing(write: () => Uint8Array): Uint8Array {
  try {
    return write();
  } catch (error) {
    throw error instanceof WriteError ? notAnInvoice(error.message, error) : error;
  }
}

function notAnInvoice(reason: string, cause?: unknown): CliError {
  return new CliError(
    {
      pl: `Ten JSON nie jest fakturą FA(3) ani FA_RR(1): ${reason}`,
      en: `This JSON is neither an FA(3) nor an FA_RR(1) invoice: ${reason}`,
    },
    {
      pl: 'Wzór daje: skryba convert PLIK.xml. Kluczami są nazwy elementów, a wszystkie wartości są tekstami.',
      en: 'See the form with: skryba convert FILE.xml. Keys are element names, and all values are texts.',
    },
    1,
    cause,
  );
}
