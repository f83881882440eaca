import { gtuCodes, procedures, vatRates } from '../compose/codes.ts';
import type { InvoiceInput, InvoiceLine } from '../compose/input.ts';
import { HUNDRED_PERCENT, SCALE } from '../money/fixed.ts';
import { lineAmounts } from '../totals/line-amounts.ts';
import { checkTransport } from './check-transport.ts';
import type { InputChecker } from './input-checker.ts';

/** Digits before the decimals that the schema takes. */
const WHOLE_DIGITS = { amount: 16, price: 14, quantity: 16 } as const;
const AMOUNT_LIMIT = 10n ** BigInt(WHOLE_DIGITS.amount + SCALE.amount);

/** Whether lines may hold negative quantities and prices, and may go without amounts. */
export interface LineDemands {
  negative: boolean;
  amounts: boolean;
}

/** Every line of a list: its texts, numbers, codes and the size of its value. */
export function checkLines(
  checker: InputChecker,
  lines: readonly InvoiceLine[],
  path: string,
  input: InvoiceInput,
  demands: LineDemands,
): void {
  if (lines.length > 10_000) {
    checker.reportField('INPUT_TOO_MANY', path, 'lines', { count: String(lines.length), max: '10000' });
  }
  for (const [index, line] of lines.entries()) checkLine(checker, line, `${path}.${index}`, input, demands);
}

function checkLine(
  checker: InputChecker,
  line: InvoiceLine,
  path: string,
  input: InvoiceInput,
  demands: LineDemands,
): void {
  checker.requiredText(line.name, `${path}.name`, 'lineName', 512);
  checkCodes(checker, line, path);
  if (line.newTransport) checkTransport(checker, line, line.newTransport, `${path}.newTransport`);
  checker.date(line.saleDate, `${path}.saleDate`, 'saleDate');
  if (demands.amounts) {
    checker.required(line.quantity, `${path}.quantity`, 'quantity');
    checker.required(line.unitPrice, `${path}.unitPrice`, 'unitPrice');
  }
  const quantity = checker.decimal(line.quantity, `${path}.quantity`, 'quantity', {
    scale: SCALE.quantity,
    digits: WHOLE_DIGITS.quantity,
  });
  const price = checker.decimal(line.unitPrice, `${path}.unitPrice`, 'unitPrice', {
    scale: SCALE.price,
    digits: WHOLE_DIGITS.price,
  });
  const discount = checker.decimal(line.discount, `${path}.discount`, 'discount', {
    scale: SCALE.price,
    digits: WHOLE_DIGITS.price,
  });
  checker.decimal(line.excise, `${path}.excise`, 'excise', {
    scale: SCALE.amount,
    digits: WHOLE_DIGITS.amount,
  });
  if (!demands.negative) {
    if (quantity !== undefined && quantity <= 0n) {
      checker.reportField('INPUT_NOT_POSITIVE', `${path}.quantity`, 'quantity');
    }
    if (price !== undefined && price < 0n) {
      checker.reportField('INPUT_NEGATIVE_PRICE', `${path}.unitPrice`, 'unitPrice');
    }
    if (discount !== undefined && discount < 0n) {
      checker.reportField('INPUT_NEGATIVE_PRICE', `${path}.discount`, 'discount');
    }
  }
  if (quantity !== undefined && price !== undefined && isTooLarge(line, input)) {
    checker.reportField('INPUT_NUMBER_TOO_LARGE', `${path}.unitPrice`, 'amount');
  }
}

function checkCodes(checker: InputChecker, line: InvoiceLine, path: string): void {
  if (line.ossRate) {
    checkOssRate(checker, line.ossRate, `${path}.ossRate`);
    if (line.margin) checker.report('INPUT_OSS_UNDER_MARGIN', `${path}.ossRate`);
  } else if (!line.margin) {
    checker.required(line.rate, `${path}.rate`, 'rate');
    checker.oneOf(line.rate, `${path}.rate`, 'rate', vatRates);
  }
  checker.oneOf(line.gtu, `${path}.gtu`, 'gtu', gtuCodes);
  checker.oneOf(line.procedure, `${path}.procedure`, 'procedure', procedures);
  checker.text(line.unit, `${path}.unit`, 'unit', 256);
  checker.text(line.pkwiu, `${path}.pkwiu`, 'pkwiu', 50);
  checker.text(line.cn, `${path}.cn`, 'cn', 50);
  checker.text(line.pkob, `${path}.pkob`, 'pkob', 50);
  checker.text(line.gtin, `${path}.gtin`, 'gtin', 20);
  checker.text(line.sku, `${path}.sku`, 'sku', 50);
  checker.text(line.uniqueId, `${path}.uniqueId`, 'uniqueId', 50);
}

/** A rate of another country: above zero, at most 100 per cent. */
export function checkOssRate(checker: InputChecker, rate: string, path: string): void {
  const limits = { scale: SCALE.percent, digits: 3 };
  const percent = checker.decimal(rate, path, 'ossRate', limits);
  if (percent === undefined) return;
  if (percent <= 0n) checker.reportField('INPUT_NOT_POSITIVE', path, 'ossRate');
  if (percent > HUNDRED_PERCENT) checker.reportField('INPUT_NUMBER_TOO_LARGE', path, 'ossRate');
}

function isTooLarge(line: InvoiceLine, input: InvoiceInput): boolean {
  if (!line.margin && !line.ossRate && !vatRates.has(line.rate)) return false;
  const { gross } = lineAmounts(line, input);
  return gross >= AMOUNT_LIMIT || gross <= -AMOUNT_LIMIT;
}
