import type { InvoiceKind } from '../compose/input.ts';
import type { PlainDate } from '../dates/plain-date.ts';
import type { Fa, FaWiersz, Invoice, TAdres, TPodmiot2, ZamowienieWiersz } from '../types/invoice.gen.ts';
import { type SummaryTotal, sumAmounts, summariseTotals } from './summarise-totals.ts';

/** Who stands on an invoice, as lists show it. */
export interface SummaryParty {
  nip?: string;
  /** VAT number of the Union with its prefix. */
  vatUe?: string;
  otherId?: string;
  /** Empty on simplified invoices that do not name the buyer. */
  name: string;
  address?: { country: string; line1: string; line2?: string };
}

/** One position, as lists show it; amounts are absent where the document has none. */
export interface SummaryLine {
  name: string;
  quantity?: string;
  unit?: string;
  unitPrice?: string;
  rate?: string;
  net?: string;
  gross?: string;
  /** The line shows the state before a correction. */
  before?: true;
}

/** What lists and screens show of an invoice. Amounts are decimal texts in `currency`. */
export interface InvoiceSummary<
  Kind extends string = InvoiceKind,
  Rate extends string = SummaryTotal['rate'],
> {
  kind: Kind;
  number: string;
  issueDate: PlainDate;
  /** Day of sale, or the last day of the period of sale. */
  saleDate?: PlainDate;
  currency: string;
  seller: SummaryParty;
  buyer: SummaryParty;
  /** Sums over all rates, two decimals; `gross` is the amount due as the document states it. */
  net: string;
  vat: string;
  gross: string;
  dueDate?: PlainDate;
  paidOn?: PlainDate;
  bankAccount?: string;
  lines: SummaryLine[];
  totals: SummaryTotal<Rate>[];
  /** Invoices that this one corrects. */
  corrects: { number: string; issueDate: PlainDate; ksefNumber?: string }[];
}

/** Reads out of a document what lists and screens show. Takes any structurally valid invoice. */
export function summarise(invoice: Invoice): InvoiceSummary {
  const { Fa: content, Podmiot1: seller, Podmiot2: buyer } = invoice;
  const totals = summariseTotals(content);
  return {
    kind: content.RodzajFaktury,
    number: content.P_2,
    issueDate: content.P_1,
    ...present({ saleDate: content.P_6 ?? content.OkresFa?.P_6_Do }),
    currency: content.KodWaluty,
    seller: {
      nip: seller.DaneIdentyfikacyjne.NIP,
      name: seller.DaneIdentyfikacyjne.Nazwa,
      address: addressOf(seller.Adres),
    },
    buyer: {
      ...identityOf(buyer.DaneIdentyfikacyjne),
      ...(buyer.Adres ? { address: addressOf(buyer.Adres) } : {}),
    },
    net: sumAmounts(totals.map(({ net }) => net)),
    vat: sumAmounts(totals.map(({ vat }) => vat)),
    gross: content.P_15,
    ...paymentOf(content),
    lines: content.FaWiersz
      ? content.FaWiersz.map(lineOf)
      : (content.Zamowienie?.ZamowienieWiersz ?? []).map(orderLineOf),
    totals,
    corrects: (content.DaneFaKorygowanej ?? []).map((reference) => ({
      number: reference.NrFaKorygowanej,
      issueDate: reference.DataWystFaKorygowanej,
      ...present({ ksefNumber: reference.NrKSeFFaKorygowanej }),
    })),
  };
}

function identityOf(identity: TPodmiot2): SummaryParty {
  return {
    name: identity.Nazwa ?? '',
    ...present({
      nip: identity.NIP,
      vatUe: identity.KodUE && `${identity.KodUE}${identity.NrVatUE}`,
      otherId: identity.NrID,
    }),
  };
}

/** The address of a party; of both schemas. */
export function addressOf(
  address: Pick<TAdres, 'KodKraju' | 'AdresL1' | 'AdresL2'>,
): NonNullable<SummaryParty['address']> {
  return { country: address.KodKraju, line1: address.AdresL1, ...present({ line2: address.AdresL2 }) };
}

function paymentOf({ Platnosc: payment }: Fa) {
  return present({
    dueDate: payment?.TerminPlatnosci?.[0]?.Termin,
    paidOn: payment?.DataZaplaty,
    bankAccount: (payment?.RachunekBankowyFaktora ?? payment?.RachunekBankowy)?.[0]?.NrRB,
  });
}

function lineOf(line: FaWiersz): SummaryLine {
  return {
    name: line.P_7 ?? '',
    ...present({ quantity: line.P_8B, unit: line.P_8A, unitPrice: line.P_9A ?? line.P_9B }),
    ...present({ rate: line.P_12 ?? line.P_12_XII, net: line.P_11, gross: line.P_11A }),
    ...(line.StanPrzed ? { before: true } : {}),
  };
}

function orderLineOf(line: ZamowienieWiersz): SummaryLine {
  const gross = line.P_11NettoZ && line.P_11VatZ ? sumAmounts([line.P_11NettoZ, line.P_11VatZ]) : undefined;
  return {
    name: line.P_7Z ?? '',
    ...present({ quantity: line.P_8BZ, unit: line.P_8AZ, unitPrice: line.P_9AZ }),
    ...present({ rate: line.P_12Z ?? line.P_12Z_XII, net: line.P_11NettoZ, gross }),
    ...(line.StanPrzedZ ? { before: true } : {}),
  };
}

/** Those of the values that are there. */
export function present<K extends string>(values: Record<K, string | undefined>): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const key in values) if (values[key] !== undefined) kept[key] = values[key];
  return kept;
}
