export { checkInput } from './check/check-input.ts';
export type { InputProblem } from './check/input-checker.ts';
export { composeInvoice, InvoiceInputError } from './compose/compose-invoice.ts';
export * from './compose/input.ts';
export type * from './compose/input-attachment.ts';
export type * from './compose/input-transport.ts';
export * from './dates/offline-deadline.ts';
export * from './dates/plain-date.ts';
export * from './dates/working-days.ts';
export * from './identifiers/bank-account.ts';
export * from './identifiers/eu-vat.ts';
export * from './identifiers/ksef-number.ts';
export * from './identifiers/nip.ts';
export * from './identifiers/pesel.ts';
export * from './identifiers/regon.ts';
export * from './labels.ts';
export * from './links/hash.ts';
export * from './links/verification-links.ts';
export * from './numbering/next-number.ts';
export * from './path.ts';
export type { PefRoot } from './pef/pef-structure.ts';
export { checkPef } from './pef/read-pef.ts';
export * from './problem.ts';
export { type AnyInvoiceReading, readAnyInvoice } from './read/read-any-invoice.ts';
export { type InvoiceReading, readInvoice } from './read/read-invoice.ts';
export * from './read/read-invoice-fa2.ts';
export * from './read/read-invoice-rr.ts';
export { type RuleTopic, rules, ruleTopics } from './rules/catalogue.ts';
export * from './rules/rule.ts';
export { faRr } from './schema/fa-rr/index.ts';
export { fa2 } from './schema/fa2/index.ts';
export { fa3 } from './schema/fa3/index.ts';
export type {
  Attribute,
  ComplexType,
  DocumentSchema,
  ElementParticle,
  Facets,
  Group,
  Particle,
  SimpleType,
} from './schema/model.ts';
export { type InvoiceSummary, type SummaryLine, type SummaryParty, summarise } from './summary/summarise.ts';
export * from './summary/summarise-rr.ts';
export type { SummaryTotal } from './summary/summarise-totals.ts';
export { computeTotals } from './totals/compute-totals.ts';
export type * from './types/invoice.gen.ts';
export type { InvoiceRR } from './types/invoice-rr.gen.ts';
export * from './validate/validate-document.ts';
export * from './validate/validate-invoice.ts';
export { amountInWords } from './words/amount-in-words.ts';
export { WriteError } from './write/write-error.ts';
export * from './write/write-invoice.ts';
export { refusedCharacter } from './xml/characters.ts';
