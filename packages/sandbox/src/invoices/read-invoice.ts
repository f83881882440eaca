import {
  checkPef,
  type PefRoot,
  type Problem,
  readInvoice,
  readInvoiceFA2,
  readInvoiceRR,
  type RuleChoice,
  validateInvoice,
} from '@skryba/fa';
import { withXml } from '@skryba/ksef/crypto';
import { documentNode } from './document-node.ts';
import { type InvoiceFacts, invoiceFacts } from './invoice-facts.ts';
import { pefFacts } from './pef-facts.ts';
import { ublNode } from './ubl-node.ts';

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

/** PEF (3) or PEF_KOR (3): the official structure, and the elements that KSeF must know whatever the structure lets out. */
export const readPef =
  (kind: PefRoot): ReadInvoice =>
  (bytes) => {
    const problems = checkPef(bytes, kind, LARGEST);
    if (problems.length > 0) return refusal(problems);
    return withXml(bytes, ({ root }) => pefFacts(ublNode(root), kind));
  };

function fromReading(
  reading: { ok: true; invoice: object } | { ok: false; problems: Problem[] },
): InvoiceReading {
  return reading.ok ? fromTree(reading.invoice, []) : fromTree(undefined, reading.problems);
}

function fromTree(tree: object | undefined, problems: readonly Problem[]): InvoiceReading {
  if (problems.length > 0) return refusal(problems);
  const facts = tree && invoiceFacts(documentNode(tree));
  return facts ? { facts } : { problems: [WRONG_SCHEMA] };
}

function refusal(problems: readonly Problem[]): { problems: string[] } {
  return { problems: problems.slice(0, MOST_PROBLEMS).map(describe) };
}

function describe({ path, line, column, message }: Problem): string {
  return `${path} (${line}:${column}): ${message.pl}`;
}
