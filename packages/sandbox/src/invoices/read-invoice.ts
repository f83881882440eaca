import {
  type Problem,
  readInvoice,
  type RuleChoice,
  readInvoiceFA2,
  readInvoiceRR,
  validateInvoice,
} from '@skryba/fa';
import { withXml } from '@skryba/ksef/crypto';
import { isKsefError } from '../platform/ksef-error.ts';
import { documentNode } from './document-node.ts';
import { type InvoiceFacts, invoiceFacts } from './invoice-facts.ts';
import { pefFacts } from './pef-facts.ts';
import { ublNode } from './ubl-node.ts';
import { xmlProblem } from './xml-problem.ts';

/** Outcome of reading a document: its facts, or what is wrong with it, in Polish. */
export type InvoiceReading =
  { facts: InvoiceFacts; problems?: undefined } | { facts?: undefined; problems: string[] };

/** By what a document is read. */
export interface ReadingRules {
  /** Milliseconds since 1970. */
  now: number;
  /** Whether KSeF's own rules alone refuse a document, or every error of the catalogue does. */
  rules: RuleChoice;
}

/** Reads a document of one form. */
export type ReadInvoice = (bytes: Uint8Array, by: ReadingRules) => InvoiceReading;

const MOST_PROBLEMS = 20;
/** The largest invoice that limits of a context can be raised to; the limit of a session is looked at elsewhere. */
const LARGEST = 10_000_000;
const WRONG_SCHEMA = 'Dokument nie jest zgodny ze schemą zadeklarowaną przy otwarciu sesji.';

/** FA (3): the official structure and the business rules that are asked for; the structure alone of what only raised limits let in. */
export const readFa3: ReadInvoice = (bytes, { now, rules }) => {
  const { invoice, problems } = validateInvoice(bytes, { now: new Date(now), environment: 'sandbox', rules });
  if (problems.some(({ code }) => code === 'XML_TOO_LARGE')) return fromReading(readInvoice(bytes, LARGEST));
  return fromTree(
    invoice,
    problems.filter(({ severity }) => severity === 'error'),
  );
};

/** FA (2): the official structure. */
export const readFa2: ReadInvoice = (bytes) => fromReading(readInvoiceFA2(bytes, LARGEST));

/** FA_RR (1): the official structure. */
export const readFaRr: ReadInvoice = (bytes) => fromReading(readInvoiceRR(bytes, LARGEST));

/** PEF (3) or PEF_KOR (3): XML, the root element, and the elements that KSeF must know; not the whole of UBL. */
export const readPef =
  (kind: 'Invoice' | 'CreditNote'): ReadInvoice =>
  (bytes) => {
    const problem = xmlProblem(bytes);
    if (problem !== undefined) return { problems: [problem] };
    try {
      return withXml(bytes, ({ root }) =>
        root.name === kind && root.namespaceUri === `urn:oasis:names:specification:ubl:schema:xsd:${kind}-2`
          ? pefFacts(ublNode(root), kind)
          : { problems: [WRONG_SCHEMA] },
      );
    } catch (error) {
      if (isKsefError(error)) return { problems: ['Dokument nie jest poprawnym dokumentem XML.'] };
      throw error;
    }
  };

function fromReading(
  reading: { ok: true; invoice: object } | { ok: false; problems: Problem[] },
): InvoiceReading {
  return reading.ok ? fromTree(reading.invoice, []) : fromTree(undefined, reading.problems);
}

function fromTree(tree: object | undefined, problems: readonly Problem[]): InvoiceReading {
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PROBLEMS).map(describe) };
  const facts = tree && invoiceFacts(documentNode(tree));
  return facts ? { facts } : { problems: [WRONG_SCHEMA] };
}

function describe({ path, line, column, message }: Problem): string {
  return `${path} (${line}:${column}): ${message.pl}`;
}
