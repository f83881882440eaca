import { parseIban, parseNrb } from '../identifiers/bank-account.ts';
import { tidy } from '../text/tidy.ts';
import type { Platnosc, TRachunekBankowy, WarunkiTransakcji } from '../types/invoice.gen.ts';
import { methodCodes } from './codes.ts';
import { type AllOrNone, filled } from './filled.ts';
import type { InvoiceInput, Payment, PaymentMethod } from './input.ts';

/** How the invoice is paid; nothing when the user said nothing. */
export function composePayment({ payment }: InvoiceInput): { Platnosc?: Platnosc } {
  if (!payment) return {};
  const account = accountOf(payment);
  const terms: Platnosc = {
    ...paidOn(payment),
    ...(payment.dueDate ? { TerminPlatnosci: [{ Termin: payment.dueDate }] } : {}),
    ...methodOf(payment),
    ...(account ? { RachunekBankowy: [account] } : {}),
  };
  return Object.keys(terms).length > 0 ? { Platnosc: terms } : {};
}

/** Order and contract that the invoice follows from. */
export function composeTerms(input: InvoiceInput): { WarunkiTransakcji?: WarunkiTransakcji } {
  const contract = filled({ NrUmowy: input.contractNumber });
  const order = filled({ NrZamowienia: input.orderNumber });
  const terms: WarunkiTransakcji = {
    ...(contract.NrUmowy ? { Umowy: [contract] } : {}),
    ...(order.NrZamowienia ? { Zamowienia: [order] } : {}),
  };
  return Object.keys(terms).length > 0 ? { WarunkiTransakcji: terms } : {};
}

function paidOn({ paidOn: day }: Payment): AllOrNone<{ Zaplacono: '1'; DataZaplaty: string }> {
  return day ? { Zaplacono: '1', DataZaplaty: day } : {};
}

function methodOf({ method }: Payment): AllOrNone<{ FormaPlatnosci: (typeof methodCodes)[PaymentMethod] }> {
  return method ? { FormaPlatnosci: methodCodes[method] } : {};
}

function accountOf(payment: Payment): TRachunekBankowy | undefined {
  const typed = tidy(payment.bankAccount ?? '');
  if (typed === '') return undefined;
  return {
    NrRB: parseNrb(typed) ?? parseIban(typed) ?? typed,
    ...filled({ SWIFT: payment.swift, NazwaBanku: payment.bankName }),
  };
}
