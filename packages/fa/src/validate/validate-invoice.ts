import { compiledFa3 } from '../compile/documents.ts';
import type { Problem } from '../problem.ts';
import { describeFaults, type Fault } from '../problems/fault.ts';
import { readDocument } from '../read/read-document.ts';
import { isInvoice } from '../read/read-invoice.ts';
import { rules } from '../rules/catalogue.ts';
import type { Rule, RuleContext } from '../rules/rule.ts';
import type { Invoice } from '../types/invoice.gen.ts';
import { applyRules } from './apply-rules.ts';

/** The choices of business rules: all, or those that KSeF itself looks at. */
export const ruleChoices = ['all', 'ksef'] as const;

const rulesOf: Readonly<Record<RuleChoice, readonly Rule[]>> = {
  all: rules,
  ksef: rules.filter(({ checkedBy }) => checkedBy?.who === 'ksef'),
};

/** Largest invoice without attachments that KSeF takes, in bytes. */
const largestWithoutAttachments = 1_000_000;

export interface ValidationOptions extends Partial<RuleContext> {
  /** `all` business rules unless given; `ksef`: only those that KSeF itself looks at, see `Rule.checkedBy`. */
  rules?: RuleChoice;
}

/** Which business rules are asked. */
export type RuleChoice = (typeof ruleChoices)[number];

export interface InvoiceValidation {
  /** True when no error was found; there may still be warnings. */
  valid: boolean;
  /** The invoice as an object, when its structure is right. */
  invoice?: Invoice;
  /** Errors and warnings in the order of the document. */
  problems: Problem[];
}

/**
 * Checks an FA(3) document the way KSeF does and further: XML, KSeF's own rules on XML, the official structure,
 * and the business rules. One call, one pass over the bytes; never throws.
 *
 * @param bytes the document as it would be sent
 * @param options `now` is the moment of checking (the legal day is its date in Europe/Warsaw), `environment` the
 * one the document is meant for, both with the values of a sending to production at this moment by default; `rules`
 * leaves out those that are not KSeF's own
 */
export function validateInvoice(bytes: Uint8Array, options: ValidationOptions = {}): InvoiceValidation {
  const { tree, faults, text } = readDocument(bytes, compiledFa3());
  const all = faults.length > 0 ? faults : sizeFaults(bytes, tree);
  if (!isInvoice(tree, all)) return { valid: false, problems: describeFaults(all, text) };
  const context: RuleContext = {
    now: options.now ?? new Date(),
    environment: options.environment ?? 'production',
  };
  const problems = applyRules(rulesOf[options.rules ?? 'all'], tree, context, text);
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { valid: problems.every(({ severity }) => severity === 'warning'), invoice: tree, problems };
}

function sizeFaults({ length }: Uint8Array, tree: object): Fault[] {
  if (length <= largestWithoutAttachments || 'Zalacznik' in tree) return [];
  const values = { size: String(length), limit: String(largestWithoutAttachments) };
  return [{ code: 'XML_TOO_LARGE', path: [], offset: 0, values }];
}
