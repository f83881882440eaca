import type { FakturaRR, FakturaRRWiersz, InvoiceRR } from '../types/invoice-rr.gen.ts';
import { addressOf, type InvoiceSummary, present, type SummaryLine, type SummaryParty } from './summarise.ts';
import { sumAmounts } from './summarise-totals.ts';

/** What lists and screens show of an invoice for a flat-rate farmer; `vat` is the tax refund. */
export type InvoiceRRSummary = InvoiceSummary<FakturaRR['RodzajFaktury'], FakturaRRWiersz['P_9']>;

/** Reads out of an FA_RR(1) document what lists and screens show. The seller is the farmer, the buyer issued it. */
export function summariseRR(invoice: InvoiceRR): InvoiceRRSummary {
  const { FakturaRR: content, Podmiot1: farmer, Podmiot2: buyer } = invoice;
  const amounts = {
    net: sumAmounts([content.P_11_1]),
    vat: sumAmounts([content.P_11_2]),
    gross: sumAmounts([content.P_12_1]),
  };
  const lines = content.FakturaRRWiersz ?? [];
  return {
    kind: content.RodzajFaktury,
    number: content.P_4C,
    issueDate: content.P_4B,
    ...present({ saleDate: content.P_4A }),
    currency: content.KodWaluty,
    seller: partyOf(farmer),
    buyer: partyOf(buyer),
    ...amounts,
    ...present({ bankAccount: content.Platnosc?.RachunekBankowy1?.[0]?.NrRB }),
    lines: lines.map(lineOf),
    totals: [{ rate: lines[0]?.P_9 ?? '7', ...amounts }],
    corrects: (content.DaneFaKorygowanej ?? []).map((reference) => ({
      number: reference.NrFaKorygowanej,
      issueDate: reference.DataWystFaKorygowanej,
      ...present({ ksefNumber: reference.NrKSeFFaKorygowanej }),
    })),
  };
}

function partyOf({ DaneIdentyfikacyjne: identity, Adres: address }: InvoiceRR['Podmiot2']): SummaryParty {
  return { nip: identity.NIP, name: identity.Nazwa, address: addressOf(address) };
}

function lineOf(line: FakturaRRWiersz): SummaryLine {
  return {
    name: line.P_5,
    quantity: line.P_6B,
    unit: line.P_6A,
    unitPrice: line.P_7,
    rate: line.P_9,
    net: line.P_8,
    gross: line.P_11,
    ...(line.StanPrzed ? { before: true } : {}),
  };
}
