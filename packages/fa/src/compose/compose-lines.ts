import { divideRounded, formatShort, rescale, SCALE } from '../money/fixed.ts';
import { tidy } from '../text/tidy.ts';
import { isNetPriced, lineAmounts, lineDiscount, sumRate, typed } from '../totals/line-amounts.ts';
import { isPolishTax, percentOf } from '../totals/rates.ts';
import type { FaWiersz, ZamowienieWiersz } from '../types/invoice.gen.ts';
import { isGtu, isOrderProcedure } from './codes.ts';
import { amount } from './compose-totals.ts';
import { filled } from './filled.ts';
import type { InvoiceInput, InvoiceLine } from './input.ts';

/** A line with its number, and whether it shows the state before a correction. */
interface Numbered {
  line: InvoiceLine;
  number: number;
  before: boolean;
}

/** The lines of an invoice; on a correction with lines before, each stands beside the line that replaces it. */
export function composeLines(input: InvoiceInput): { FaWiersz?: FaWiersz[] } {
  const lines = numbered(input);
  if (lines.length === 0) return {};
  return {
    FaWiersz: lines.map(({ line, number, before }) => ({
      NrWierszaFa: String(number),
      ...filled({
        UU_ID: line.uniqueId,
        P_6A: line.saleDate,
        P_7: line.name,
        Indeks: line.sku,
        GTIN: line.gtin,
      }),
      ...filled({ PKWiU: line.pkwiu, CN: line.cn, PKOB: line.pkob, P_8A: line.unit }),
      ...(isBlank(line.quantity) ? {} : { P_8B: quantityOf(line) }),
      ...(isBlank(line.unitPrice) ? {} : valueOf(line, input)),
      ...marksOf(line, input),
      ...(before ? { StanPrzed: '1' } : {}),
    })),
  };
}

/** The order that an advance was paid for, with its value, VAT included. */
export function composeOrder(input: InvoiceInput) {
  const orderValue = input.lines.reduce((sum, line) => sum + lineAmounts(line, input).gross, 0n);
  return {
    Zamowienie: {
      WartoscZamowienia: amount(orderValue),
      ZamowienieWiersz: numbered(input).map((entry) => composeOrderLine(entry, input)),
    },
  };
}

function composeOrderLine({ line, number, before }: Numbered, input: InvoiceInput): ZamowienieWiersz {
  const { net, vat } = lineAmounts(line, input);
  const quantity = typed(line.quantity, SCALE.quantity);
  const price = rescale(net, SCALE.amount, SCALE.price + SCALE.quantity);
  return {
    NrWierszaZam: String(number),
    ...filled({ UU_IDZ: line.uniqueId, P_7Z: line.name, IndeksZ: line.sku, GTINZ: line.gtin }),
    ...filled({ PKWiUZ: line.pkwiu, CNZ: line.cn, PKOBZ: line.pkob, P_8AZ: line.unit }),
    P_8BZ: quantityOf(line),
    ...(quantity === 0n ? {} : { P_9AZ: formatShort(divideRounded(price, quantity), SCALE.price, 2) }),
    P_11NettoZ: amount(net),
    P_11VatZ: amount(vat),
    ...(line.ossRate || line.margin ? {} : { P_12Z: line.rate }),
    ...(line.ossRate ? { P_12Z_XII: percentText(line.ossRate) } : {}),
    ...(line.annex15 ? { P_12Z_Zal_15: '1' } : {}),
    ...(isGtu(line.gtu) ? { GTUZ: line.gtu } : {}),
    ...(isOrderProcedure(line.procedure) ? { ProceduraZ: line.procedure } : {}),
    ...(isBlank(line.excise) ? {} : { KwotaAkcyzyZ: amount(typed(line.excise, SCALE.amount)) }),
    ...(before ? { StanPrzedZ: '1' } : {}),
  };
}

function numbered({ lines, correction }: InvoiceInput): Numbered[] {
  const linesBefore = correction?.linesBefore ?? [];
  const count = Math.max(lines.length, linesBefore.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const [old, line, number] = [linesBefore[index], lines[index], index + 1];
    return [
      ...(old ? [{ line: old, number, before: true }] : []),
      ...(line ? [{ line, number, before: false }] : []),
    ];
  });
}

function valueOf(line: InvoiceLine, input: InvoiceInput) {
  const { net, vat, gross } = lineAmounts(line, input);
  const price = formatShort(typed(line.unitPrice, SCALE.price), SCALE.price, 2);
  const discount = lineDiscount(line, input);
  const taxed = percentOf(sumRate(line)) > 0n;
  return {
    ...(isNetPriced(line, input)
      ? { P_9A: price, P_11: amount(net) }
      : { P_9B: price, P_11A: amount(gross) }),
    ...(discount === 0n ? {} : { P_10: formatShort(discount, SCALE.price, 2) }),
    ...(input.rounding === 'per-line' && taxed ? { P_11Vat: amount(vat) } : {}),
  };
}

function marksOf(line: InvoiceLine, input: InvoiceInput) {
  const rate = input.exchangeRate;
  const converted = input.currency !== 'PLN' && rate && isPolishTax(sumRate(line));
  return {
    ...(line.ossRate || line.margin ? {} : { P_12: line.rate }),
    ...(line.ossRate ? { P_12_XII: percentText(line.ossRate) } : {}),
    ...(line.annex15 ? ({ P_12_Zal_15: '1' } as const) : {}),
    ...(isBlank(line.excise) ? {} : { KwotaAkcyzy: amount(typed(line.excise, SCALE.amount)) }),
    ...(isGtu(line.gtu) ? { GTU: line.gtu } : {}),
    ...(line.procedure ? { Procedura: line.procedure } : {}),
    ...(converted ? { KursWaluty: exchangeRateText(rate.rate) } : {}),
  };
}

/** Writes an exchange rate with at least four decimals, as the National Bank of Poland does. */
export function exchangeRateText(rate: string): string {
  return formatShort(typed(rate, SCALE.exchangeRate), SCALE.exchangeRate, 4);
}

function percentText(percent: string): string {
  return formatShort(typed(percent, SCALE.percent), SCALE.percent);
}

function quantityOf(line: InvoiceLine): string {
  return formatShort(typed(line.quantity, SCALE.quantity), SCALE.quantity);
}

function isBlank(text: string | undefined): boolean {
  return tidy(text ?? '') === '';
}
