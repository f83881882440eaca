import { effectCodes, vatRates } from '../compose/codes.ts';
import type { Correction, InvoiceInput, RateAmounts } from '../compose/input.ts';
import { isValidKsefNumber } from '../identifiers/ksef-number.ts';
import { formatFixed, SCALE } from '../money/fixed.ts';
import { tidy } from '../text/tidy.ts';
import { received, sumInvoice } from '../totals/compute-totals.ts';
import { sumLines } from '../totals/line-amounts.ts';
import { total } from '../totals/sums.ts';
import { checkLines, checkOssRate } from './check-lines.ts';
import { checkBuyer, checkSeller } from './check-party.ts';
import type { InputChecker } from './input-checker.ts';

const effects = new Set(Object.keys(effectCodes));
const AMOUNT = { scale: SCALE.amount, digits: 16 } as const;

/** Largest amount of a simplified invoice, in hundredths. Source: VAT act, art. 106e ust. 5 pkt 3. */
const SIMPLIFIED_LIMIT: Readonly<Record<string, bigint>> = { PLN: 45_000n, EUR: 10_000n };

/** True for the three kinds of corrections. */
export function isCorrection(kind: InvoiceInput['kind']): boolean {
  return kind === 'KOR' || kind === 'KOR_ZAL' || kind === 'KOR_ROZ';
}

/** What the kind of the invoice demands besides the fields common to all. */
export function checkKind(checker: InputChecker, input: InvoiceInput): void {
  const { kind, correction } = input;
  if (isCorrection(kind)) {
    if (correction) checkCorrection(checker, input, correction);
    if (!correction?.invoices.length) checker.report('INPUT_CORRECTION_MISSING', 'correction.invoices');
  } else if (correction) {
    checker.report('INPUT_CORRECTION_UNEXPECTED', 'correction');
  } else if (total(sumInvoice(input)).gross < 0n) {
    checker.report('INPUT_NEGATIVE_TOTAL', 'lines');
  }
  checkAdvance(checker, input);
  if (kind === 'ROZ') checkSettlement(checker, input);
  if (kind === 'UPR') checkSimplified(checker, input);
}

function checkCorrection(checker: InputChecker, input: InvoiceInput, correction: Correction): void {
  checkReferences(checker, input, correction);
  checker.oneOf(correction.effect, 'correction.effect', 'effect', effects);
  checker.text(correction.reason, 'correction.reason', 'reason', 256);
  checker.text(correction.correctNumber, 'correction.correctNumber', 'correctNumber', 256);
  checkLines(checker, correction.linesBefore ?? [], 'correction.linesBefore', input, {
    negative: true,
    amounts: true,
  });
  if (correction.sellerBefore) checkSeller(checker, correction.sellerBefore, 'correction.sellerBefore');
  for (const [index, buyer] of (correction.buyersBefore ?? []).entries()) {
    checkBuyer(checker, buyer, `correction.buyersBefore.${index}`, false);
  }
  if (correction.collective) checkCollective(checker, correction.collective);
  checker.decimal(correction.amountBefore, 'correction.amountBefore', 'amount', AMOUNT);
  if (input.kind === 'KOR_ZAL' && tidy(correction.amountBefore ?? '') === '') {
    checker.report('INPUT_AMOUNT_BEFORE', 'correction.amountBefore');
  }
  if (!changesSomething(input, correction)) checker.report('INPUT_CORRECTION_NOTHING', 'lines');
}

function changesSomething(input: InvoiceInput, correction: Correction): boolean {
  const lines = input.lines.length + (correction.linesBefore?.length ?? 0);
  return Boolean(
    lines > 0 ||
    correction.sellerBefore ||
    correction.buyersBefore?.length ||
    correction.correctNumber ||
    correction.collective,
  );
}

function checkReferences(checker: InputChecker, input: InvoiceInput, correction: Correction): void {
  if (correction.invoices.length > 50_000) {
    const count = String(correction.invoices.length);
    checker.reportField('INPUT_TOO_MANY', 'correction.invoices', 'correctedNumber', { count, max: '50000' });
  }
  for (const [index, invoice] of correction.invoices.entries()) {
    const path = `correction.invoices.${index}`;
    checker.requiredText(invoice.number, `${path}.number`, 'correctedNumber', 256);
    checker.required(invoice.issueDate, `${path}.issueDate`, 'correctedDate');
    const date = checker.date(invoice.issueDate, `${path}.issueDate`, 'correctedDate');
    if (date !== undefined && date > input.issueDate) {
      checker.report('INPUT_CORRECTED_AFTER', `${path}.issueDate`, { date });
    }
    checkKsefNumber(checker, invoice.ksefNumber, `${path}.ksefNumber`);
  }
}

function checkCollective(checker: InputChecker, collective: NonNullable<Correction['collective']>): void {
  checker.requiredText(collective.period, 'correction.collective.period', 'correctionPeriod', 256);
  checkAmounts(checker, collective.amounts, 'correction.collective.amounts');
}

function checkAdvance(checker: InputChecker, input: InvoiceInput): void {
  const payments = input.advance?.payments ?? [];
  if (input.kind === 'ZAL' && payments.length === 0) {
    checker.report('INPUT_ADVANCE_MISSING', 'advance.payments');
  }
  if (payments.length > 31) {
    const count = String(payments.length);
    checker.reportField('INPUT_TOO_MANY', 'advance.payments', 'paymentDate', { count, max: '31' });
  }
  for (const [index, payment] of payments.entries()) {
    const path = `advance.payments.${index}`;
    checker.required(payment.date, `${path}.date`, 'paymentDate');
    checker.date(payment.date, `${path}.date`, 'paymentDate');
    checker.required(payment.amount, `${path}.amount`, 'amount');
    const amount = checker.decimal(payment.amount, `${path}.amount`, 'amount', AMOUNT);
    if (input.kind === 'ZAL' && amount !== undefined && amount <= 0n) {
      checker.reportField('INPUT_NOT_POSITIVE', `${path}.amount`, 'amount');
    }
  }
  if (input.kind !== 'ZAL') return;
  const [amount, order] = [received(input), total(sumLines(input.lines, input)).gross];
  if (order <= 0n && input.lines.length > 0) checker.report('INPUT_ORDER_WITHOUT_VALUE', 'lines');
  else if (amount > order) {
    checker.report('INPUT_ADVANCE_TOO_LARGE', 'advance.payments', {
      amount: formatFixed(amount, SCALE.amount),
      order: formatFixed(order, SCALE.amount),
    });
  }
}

function checkSettlement(checker: InputChecker, input: InvoiceInput): void {
  const advances = input.settlement?.advances ?? [];
  if (advances.length === 0) checker.report('INPUT_SETTLEMENT_MISSING', 'settlement.advances');
  if (advances.length > 100) {
    const count = String(advances.length);
    checker.reportField('INPUT_TOO_MANY', 'settlement.advances', 'advanceNumber', { count, max: '100' });
  }
  for (const [index, advance] of advances.entries()) {
    const path = `settlement.advances.${index}`;
    checkKsefNumber(checker, advance.ksefNumber, `${path}.ksefNumber`);
    checker.text(advance.number, `${path}.number`, 'advanceNumber', 256);
    if (tidy(advance.ksefNumber ?? '') === '' && tidy(advance.number ?? '') === '') {
      checker.report('INPUT_SETTLEMENT_REFERENCE', `${path}.ksefNumber`);
    }
    checkAmounts(checker, advance.amounts, `${path}.amounts`);
  }
}

function checkAmounts(checker: InputChecker, list: readonly RateAmounts[], path: string): void {
  for (const [index, { rate, ossRate, net, vat }] of list.entries()) {
    if (ossRate) checkOssRate(checker, ossRate, `${path}.${index}.ossRate`);
    else {
      checker.required(rate, `${path}.${index}.rate`, 'rate');
      checker.oneOf(rate, `${path}.${index}.rate`, 'rate', vatRates);
    }
    checker.required(net, `${path}.${index}.net`, 'amount');
    checker.decimal(net, `${path}.${index}.net`, 'amount', AMOUNT);
    checker.required(vat, `${path}.${index}.vat`, 'amount');
    checker.decimal(vat, `${path}.${index}.vat`, 'amount', AMOUNT);
  }
}

function checkSimplified(checker: InputChecker, input: InvoiceInput): void {
  const { gross } = total(sumInvoice(input));
  const limit = SIMPLIFIED_LIMIT[input.currency];
  if (limit !== undefined && gross > limit) {
    const amount = formatFixed(gross, SCALE.amount);
    checker.report('INPUT_SIMPLIFIED_TOO_LARGE', 'lines', { amount, currency: input.currency });
  }
}

function checkKsefNumber(checker: InputChecker, number: string | undefined, path: string): void {
  const text = tidy(number ?? '');
  if (text !== '' && !isValidKsefNumber(text)) {
    checker.reportField('INPUT_KSEF_NUMBER', path, 'ksefNumber', { value: text });
  }
}
