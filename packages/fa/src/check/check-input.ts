import { currencies } from '../compose/codes.ts';
import type { InvoiceInput, ThirdParty } from '../compose/input.ts';
import type { PlainDate } from '../dates/plain-date.ts';
import { parseNip } from '../identifiers/nip.ts';
import { formatShort, HUNDRED_PERCENT, SCALE } from '../money/fixed.ts';
import { typed } from '../totals/line-amounts.ts';
import { checkAnnotations } from './check-annotations.ts';
import { checkAttachment } from './check-attachment.ts';
import { checkKind, isCorrection } from './check-kind.ts';
import { checkLines } from './check-lines.ts';
import { checkBuyer, checkSeller, checkThirdParty } from './check-party.ts';
import { checkPayment } from './check-payment.ts';
import { InputChecker, type InputProblem } from './input-checker.ts';

/**
 * Checks what a person filled in, before anything is made of it: every limit of FA(3) that a person can hit, and what
 * the fields demand of each other.
 *
 * @param context.today - the legal day in Europe/Warsaw; without it the issue date is not compared with it
 * @returns problems in the order of the form; no `error` among them means that the input can be composed
 */
export function checkInput(input: InvoiceInput, context: { today?: PlainDate } = {}): InputProblem[] {
  const checker = new InputChecker();
  checkHeader(checker, input, context.today);
  checkParties(checker, input);
  checkLineList(checker, input);
  checkKind(checker, input);
  checkAnnotations(checker, input);
  checkPayment(checker, input);
  checkRemarks(checker, input);
  checkAttachment(checker, input);
  return checker.problems;
}

function checkHeader(checker: InputChecker, input: InvoiceInput, today: PlainDate | undefined): void {
  checker.requiredText(input.number, 'number', 'number', 256);
  checker.required(input.issueDate, 'issueDate', 'issueDate');
  const date = checker.date(input.issueDate, 'issueDate', 'issueDate');
  if (date !== undefined && today !== undefined) {
    if (date > today) checker.report('INPUT_ISSUE_DATE_FUTURE', 'issueDate', { date });
    if (date < today) checker.report('INPUT_ISSUE_DATE_PAST', 'issueDate', { date });
  }
  checker.date(input.saleDate, 'saleDate', 'saleDate');
  if (input.salePeriod) checkSalePeriod(checker, input, input.salePeriod);
  checker.text(input.placeOfIssue, 'placeOfIssue', 'placeOfIssue', 256);
  checker.required(input.currency, 'currency', 'currency');
  checker.oneOf(input.currency, 'currency', 'currency', currencies);
  const percent = checker.decimal(input.discountPercent, 'discountPercent', 'discountPercent', {
    scale: SCALE.percent,
    digits: 3,
  });
  if (percent !== undefined && (percent < 0n || percent > HUNDRED_PERCENT)) {
    checker.reportField('INPUT_NUMBER_TOO_LARGE', 'discountPercent', 'discountPercent');
  }
}

function checkSalePeriod(
  checker: InputChecker,
  input: InvoiceInput,
  period: NonNullable<InvoiceInput['salePeriod']>,
): void {
  if (input.saleDate) checker.report('INPUT_TWO_SALE_DATES', 'saleDate');
  checker.required(period.from, 'salePeriod.from', 'salePeriod');
  checker.required(period.to, 'salePeriod.to', 'salePeriod');
  const from = checker.date(period.from, 'salePeriod.from', 'salePeriod');
  const to = checker.date(period.to, 'salePeriod.to', 'salePeriod');
  if (from !== undefined && to !== undefined && to < from) {
    checker.reportField('INPUT_DATE_ORDER', 'salePeriod.to', 'salePeriod');
  }
}

function checkParties(checker: InputChecker, input: InvoiceInput): void {
  const { seller, buyer, thirdParties = [] } = input;
  checkSeller(checker, seller, 'seller');
  checkBuyer(checker, buyer, 'buyer', input.kind === 'UPR');
  const sellerNip = parseNip(seller.nip ?? '');
  if (sellerNip !== undefined && sellerNip === parseNip(buyer.nip ?? '')) {
    checker.report('INPUT_SELLER_IS_BUYER', 'buyer.nip');
  }
  if (thirdParties.length > 100) {
    const count = String(thirdParties.length);
    checker.reportField('INPUT_TOO_MANY', 'thirdParties', 'thirdParties', { count, max: '100' });
  }
  for (const [index, party] of thirdParties.entries()) {
    checkThirdParty(checker, party, `thirdParties.${index}`);
  }
  const unit = missingUnit(buyer.jst, 'jst-recipient', thirdParties);
  if (unit) {
    checker.report('INPUT_UNIT_THIRD_PARTY', 'buyer.jst', { unit: 'JST', role: 'JST – odbiorca' });
  }
  if (missingUnit(buyer.vatGroup, 'vat-group-recipient', thirdParties)) {
    checker.report('INPUT_UNIT_THIRD_PARTY', 'buyer.vatGroup', { unit: 'GV', role: 'GV – odbiorca' });
  }
  checkShares(checker, thirdParties);
}

function missingUnit(flag: boolean | undefined, role: string, parties: readonly ThirdParty[]): boolean {
  return flag === true && !parties.some((party) => party.role === role);
}

function checkShares(checker: InputChecker, parties: readonly ThirdParty[]): void {
  const sum = parties.reduce((shares, { share }) => shares + typed(share, SCALE.percent), 0n);
  if (sum >= HUNDRED_PERCENT) {
    checker.report('INPUT_SHARES', 'thirdParties', { sum: formatShort(sum, SCALE.percent) });
  }
}

function checkLineList(checker: InputChecker, input: InvoiceInput): void {
  const correction = isCorrection(input.kind);
  if (input.lines.length === 0 && !correction) checker.report('INPUT_NO_LINES', 'lines');
  checkLines(checker, input.lines, 'lines', input, {
    negative: correction,
    amounts: input.correction?.collective === undefined,
  });
}

function checkRemarks(checker: InputChecker, input: InvoiceInput): void {
  checker.text(input.notes, 'notes', 'notes', 3500);
  checker.text(input.orderNumber, 'orderNumber', 'orderNumber', 256);
  checker.text(input.contractNumber, 'contractNumber', 'contractNumber', 256);
  const info = input.additionalInfo ?? [];
  if (info.length > 9_990) {
    const count = String(info.length);
    checker.reportField('INPUT_TOO_MANY', 'additionalInfo', 'additionalInfo', { count, max: '9990' });
  }
  for (const [index, { key, value }] of info.entries()) {
    checker.requiredText(key, `additionalInfo.${index}.key`, 'additionalKey', 256);
    checker.requiredText(value, `additionalInfo.${index}.value`, 'additionalValue', 256);
  }
}
