import { methodCodes } from '../compose/codes.ts';
import type { InvoiceInput } from '../compose/input.ts';
import { parseIban, parseNrb } from '../identifiers/bank-account.ts';
import { tidy } from '../text/tidy.ts';
import type { InputChecker } from './input-checker.ts';

const methods = new Set(Object.keys(methodCodes));
const EARLIEST_PAYMENT = '2016-07-01';

/** Method, dates and account of the payment. */
export function checkPayment(checker: InputChecker, { payment }: InvoiceInput): void {
  if (!payment) return;
  checker.oneOf(payment.method, 'payment.method', 'method', methods);
  checker.date(payment.dueDate, 'payment.dueDate', 'dueDate', EARLIEST_PAYMENT);
  checker.date(payment.paidOn, 'payment.paidOn', 'paidOn', EARLIEST_PAYMENT);
  checker.text(payment.bankName, 'payment.bankName', 'bankName', 256);
  const account = tidy(payment.bankAccount ?? '');
  if (account !== '' && !parseNrb(account) && !parseIban(account)) {
    checker.reportField('INPUT_BANK_ACCOUNT', 'payment.bankAccount', 'bankAccount', { value: account });
  }
  const swift = tidy(payment.swift ?? '');
  if (swift !== '' && !/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/u.test(swift)) {
    checker.reportField('INPUT_UNKNOWN_CODE', 'payment.swift', 'swift', { value: swift });
  }
}
