import type { InvoiceInput, InvoiceLine } from '../compose/input.ts';
import { parseEuVat } from '../identifiers/eu-vat.ts';
import { tidy } from '../text/tidy.ts';
import { sumInvoice } from '../totals/compute-totals.ts';
import { sumRate } from '../totals/line-amounts.ts';
import { hasRate, isPolishTax } from '../totals/rates.ts';
import { total } from '../totals/sums.ts';
import { hasTaxNumber } from './check-party.ts';
import type { InputChecker } from './input-checker.ts';

/** Amount in zloty, in hundredths, above which annex 15 demands split payment. Source: VAT act, art. 106e ust. 1 pkt 18a. */
const SPLIT_PAYMENT_ABOVE = 1_500_000n;

const exemptionKinds = new Set(['act', 'directive', 'other']);
const marginKinds = new Set(['travel', 'used-goods', 'art', 'antiques']);

/** What rates, annotations, currency and the buyer's number demand of each other. */
export function checkAnnotations(checker: InputChecker, input: InvoiceInput): void {
  const lines = [...input.lines, ...(input.correction?.linesBefore ?? [])];
  checkExemption(checker, input, lines);
  checkMargin(checker, input, lines);
  checkRatesOfBuyer(checker, input, lines);
  checkExchangeRate(checker, input, lines);
  const due = total(sumInvoice(input)).gross;
  const annex15 = lines.some((line) => line.annex15);
  if (input.currency === 'PLN' && annex15 && due > SPLIT_PAYMENT_ABOVE && !input.annotations?.splitPayment) {
    checker.report('INPUT_SPLIT_PAYMENT', 'annotations.splitPayment');
  }
}

function checkExemption(checker: InputChecker, input: InvoiceInput, lines: readonly InvoiceLine[]): void {
  const exempt = lines.some((line) => hasRate(line, 'zw'));
  const ground = input.annotations?.exemption;
  if (exempt && !ground?.text.trim()) checker.report('INPUT_EXEMPTION_GROUND', 'annotations.exemption.text');
  if (!exempt && ground?.text.trim() && input.lines.length > 0) {
    checker.report('INPUT_EXEMPTION_UNUSED', 'annotations.exemption.text');
  }
  if (ground?.text.trim()) checker.required(ground.kind, 'annotations.exemption.kind', 'exemption');
  checker.oneOf(ground?.kind, 'annotations.exemption.kind', 'exemption', exemptionKinds);
  checker.text(ground?.text, 'annotations.exemption.text', 'exemption', 256);
}

function checkMargin(checker: InputChecker, input: InvoiceInput, lines: readonly InvoiceLine[]): void {
  const marked = lines.some((line) => line.margin);
  const kind = input.annotations?.margin;
  checker.oneOf(kind, 'annotations.margin', 'margin', marginKinds);
  if (marked && !kind) checker.report('INPUT_MARGIN_KIND', 'annotations.margin');
  if (kind && !marked && lines.length > 0) checker.report('INPUT_MARGIN_UNUSED', 'annotations.margin');
}

function checkRatesOfBuyer(checker: InputChecker, input: InvoiceInput, lines: readonly InvoiceLine[]): void {
  const { buyer } = input;
  // New means of transport are sold at this rate to people without a number, too.
  const needsNumber = lines.some((line) => hasRate(line, '0 WDT') && !line.newTransport);
  if (needsNumber && !parseEuVat(buyer.vatUe ?? '')) checker.report('INPUT_WDT_BUYER', 'buyer.vatUe');
  const isOss = lines.some((line) => line.ossRate);
  if (isOss && (tidy(buyer.nip ?? '') !== '' || buyer.country === 'PL'))
    checker.report('INPUT_OSS_BUYER', 'buyer.country');
  const reverse = lines.find((line) => hasRate(line, 'oo') || hasRate(line, 'np II'));
  if (reverse && !hasTaxNumber(buyer)) {
    const path = reverse.rate === 'oo' ? 'buyer.nip' : 'buyer.vatUe';
    checker.report('INPUT_REVERSE_CHARGE_BUYER', path, { rate: reverse.rate });
  }
}

function checkExchangeRate(checker: InputChecker, input: InvoiceInput, lines: readonly InvoiceLine[]): void {
  const rate = input.exchangeRate;
  const taxed = lines.some((line) => isPolishTax(sumRate(line)));
  if (input.currency !== 'PLN' && taxed && !rate) {
    checker.report('INPUT_EXCHANGE_RATE', 'exchangeRate.rate', { currency: input.currency });
  }
  if (!rate) return;
  checker.required(rate.rate, 'exchangeRate.rate', 'exchangeRate');
  const units = checker.decimal(rate.rate, 'exchangeRate.rate', 'exchangeRate', { scale: 6, digits: 16 });
  if (units !== undefined && units <= 0n) {
    checker.reportField('INPUT_NOT_POSITIVE', 'exchangeRate.rate', 'exchangeRate');
  }
  checker.date(rate.date, 'exchangeRate.date', 'exchangeDate');
  checker.text(rate.table, 'exchangeRate.table', 'exchangeTable', 50);
}
