import { type Problem, validateInvoice } from '@skryba/fa';
import type { FormCode } from '@skryba/ksef/contract';
import { withXml } from '@skryba/ksef/crypto';
import type { XmlElement } from 'libxml2-wasm';
import { isKsefError } from '../platform/ksef-error.ts';
import { treeNode, xmlNode } from './document-node.ts';
import { type InvoiceFacts, invoiceFacts } from './invoice-facts.ts';

/** Outcome of reading a document: its facts, or what is wrong with it, in Polish. */
export type InvoiceReading =
  { facts: InvoiceFacts; problems?: undefined } | { facts?: undefined; problems: string[] };

const MOST_PROBLEMS = 20;
const WRONG_SCHEMA = 'Dokument nie jest zgodny ze schemą zadeklarowaną przy otwarciu sesji.';

/**
 * Validates and reads a document by the form of its session.
 * FA (3) is validated in full by `@skryba/fa`; of the other forms the well-formedness and the form code are checked.
 */
export function readInvoice(bytes: Uint8Array, form: FormCode, now: number): InvoiceReading {
  return form.systemCode === 'FA (3)' ? readFa3(bytes, now) : readOther(bytes, form);
}

function readFa3(bytes: Uint8Array, now: number): InvoiceReading {
  const { invoice, problems } = validateInvoice(bytes, { now: new Date(now), environment: 'sandbox' });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { problems: errors.slice(0, MOST_PROBLEMS).map(describe) };
  return orWrongSchema(invoice && invoiceFacts(treeNode(invoice)));
}

function readOther(bytes: Uint8Array, form: FormCode): InvoiceReading {
  try {
    return withXml(bytes, ({ root }) =>
      orWrongSchema(isOfForm(root, form) ? invoiceFacts(xmlNode(root)) : undefined),
    );
  } catch (error) {
    if (isKsefError(error)) return { problems: ['Dokument nie jest poprawnym dokumentem XML.'] };
    throw error;
  }
}

function isOfForm(root: XmlElement, form: FormCode): boolean {
  const code = root.get('*[local-name()="Naglowek"]/*[local-name()="KodFormularza"]/@kodSystemowy');
  return code?.content === form.systemCode;
}

function orWrongSchema(facts: InvoiceFacts | undefined): InvoiceReading {
  return facts ? { facts } : { problems: [WRONG_SCHEMA] };
}

function describe({ path, line, column, message }: Problem): string {
  return `${path} (${line}:${column}): ${message.pl}`;
}
