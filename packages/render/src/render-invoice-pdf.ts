import { type Invoice, readInvoice } from '@skryba/fa';
import { RenderError } from './errors.ts';
import { printDocument } from './typst/press.ts';
import { type Surroundings, viewInvoice } from './view/fa3/invoice.ts';

/**
 * Makes the PDF of an FA(3) invoice: PDF/A-3a, tagged, with the XML embedded when it is given as bytes.
 *
 * @param source - the XML's bytes, or an invoice already read (nothing is embedded then)
 * @param around - language and what the XML does not say: the KSeF number, the link of KOD I, the environment;
 *   outside production every page wears a bar and a watermark, and a draft is marked as one
 * @throws RenderError `unreadable` when the XML is no FA(3) invoice, `typesetting` when it cannot be set
 */
export async function renderInvoicePdf(
  source: Uint8Array | Invoice,
  around: Surroundings,
): Promise<Uint8Array> {
  const invoice = source instanceof Uint8Array ? read(source) : source;
  const view = viewInvoice(invoice, around);
  if (!(source instanceof Uint8Array)) return printDocument(view);
  return printDocument(view, {
    name: `${fileName(view.number)}.xml`,
    text: new TextDecoder().decode(source),
  });
}

function read(bytes: Uint8Array): Invoice {
  const result = readInvoice(bytes);
  if (result.ok) return result.invoice;
  const [problem] = result.problems;
  throw new RenderError(
    'unreadable',
    {
      pl: `Tego dokumentu nie da się odczytać jako faktury FA(3). ${problem?.message.pl ?? ''}`.trim(),
      en: `This document cannot be read as an FA(3) invoice. ${problem?.message.en ?? ''}`.trim(),
    },
    problem?.remedy ?? { pl: 'Sprawdź plik XML.', en: 'Check the XML file.' },
  );
}

function fileName(number: string): string {
  return number.replace(/[^\p{L}\p{N}.-]+/gu, '-');
}
