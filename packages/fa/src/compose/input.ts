import type { PlainDate } from '../dates/plain-date.ts';
import type { AttachmentBlock } from './input-attachment.ts';
import type { NewTransport } from './input-transport.ts';

/** Official values of the VAT rate on a line (P_12), in the order in which totals are listed. */
export const vatRateOrder = [
  '23',
  '22',
  '8',
  '7',
  '5',
  '4',
  '3',
  '0 KR',
  '0 WDT',
  '0 EX',
  'zw',
  'np I',
  'np II',
  'oo',
] as const;

export type VatRate = (typeof vatRateOrder)[number];

/** A rate of another country of the Union under the one-stop shop, with its per cent: `oss 19`. */
export type OssRate = `oss ${string}`;

/** What sums are kept by. */
export type SumRate = VatRate | 'margin' | OssRate;

/** A decimal number as text with a dot, e.g. `-12.50`; never a float. */
export type Decimal = string;

/** Seller or buyer. At most one of `nip`, `vatUe`, `otherId`; none of them: a buyer without a tax number. */
export interface Party {
  /** At most 512 characters. */
  name: string;
  /** Polish NIP, as people write it. */
  nip?: string;
  /** VAT number of the Union with its country prefix. */
  vatUe?: string;
  /** Any other tax number (a country outside the Union). */
  otherId?: string;
  /** ISO 3166 code of the country of the address and of `otherId`. */
  country: string;
  address?: { line1: string; line2?: string };
  email?: string;
  /** At most 16 characters. */
  phone?: string;
  customerNumber?: string;
  /** The invoice concerns a subordinate unit of a local government; needs a third party with the role `jst-recipient`. */
  jst?: boolean;
  /** The invoice concerns a member of a VAT group; needs a third party with the role `vat-group-recipient`. */
  vatGroup?: boolean;
  /** EORI number, for trade across the customs border. */
  eori?: string;
  /** Key that ties a buyer to its former data on a correction, at most 32 characters. */
  linkKey?: string;
}

/** What a third party has to do with the invoice; `{ other }` describes a role that the list does not have. */
export type ThirdPartyRole =
  | 'factor'
  | 'recipient'
  | 'original-entity'
  | 'additional-buyer'
  | 'issuer'
  | 'payer'
  | 'jst-issuer'
  | 'jst-recipient'
  | 'vat-group-issuer'
  | 'vat-group-recipient'
  | 'employee'
  | { other: string };

/** Somebody besides seller and buyer. */
export interface ThirdParty extends Party {
  role: ThirdPartyRole;
  /** Internal identifier: NIP, dash, five digits. */
  internalId?: string;
  /** Share of an additional buyer in per cent, up to 6 decimals. */
  share?: Decimal;
}

/** Special procedures that a line may be marked with. */
export type Procedure =
  'WSTO_EE' | 'IED' | 'TT_D' | 'I_42' | 'I_63' | 'B_SPV' | 'B_SPV_DOSTAWA' | 'B_MPV_PROWIZJA';

/** One position of an invoice. */
export interface InvoiceLine {
  /** At most 512 characters. */
  name: string;
  /** Up to 6 decimals; negative on corrections by difference. */
  quantity: Decimal;
  unit?: string;
  /** Net or gross, by `prices` of the line or of the invoice; up to 8 decimals. */
  unitPrice: Decimal;
  /** Whether this line's price is net or gross, where it differs from the rest of the invoice. */
  prices?: 'net' | 'gross';
  rate: VatRate;
  /** Amount taken off the line's value, net or gross as the price; up to 8 decimals. */
  discount?: Decimal;
  /** `GTU_01` to `GTU_13`. */
  gtu?: string;
  pkwiu?: string;
  cn?: string;
  pkob?: string;
  gtin?: string;
  /** The seller's own code of the goods. */
  sku?: string;
  /** Goods or services of annex 15 (mandatory split payment above 15,000 zł). */
  annex15?: boolean;
  procedure?: Procedure;
  /** Day of delivery of this line, when lines differ. */
  saleDate?: PlainDate;
  /** Unique key of the line within the seller's records, at most 50 characters. */
  uniqueId?: string;
  /** Excise duty within the price. */
  excise?: Decimal;
  /** Sold under the margin scheme: a gross price, no VAT shown; `rate` is then ignored. */
  margin?: boolean;
  /**
   * Per cent of VAT of the buyer's country under the one-stop shop (art. 130a-139 of the VAT act), up to 6 decimals;
   * `rate` is then ignored.
   */
  ossRate?: Decimal;
  /** The line sells a new means of transport to another country of the Union. */
  newTransport?: NewTransport;
}

export type PaymentMethod = 'cash' | 'card' | 'voucher' | 'cheque' | 'credit' | 'transfer' | 'mobile';

/** How and when the invoice is paid. */
export interface Payment {
  method?: PaymentMethod;
  dueDate?: PlainDate;
  /** NRB or IBAN, as people write it. */
  bankAccount?: string;
  bankName?: string;
  swift?: string;
  /** Set when it has been paid already. */
  paidOn?: PlainDate;
}

/** Statements that the VAT act demands on some invoices. */
export interface Annotations {
  cashAccounting?: boolean;
  selfBilling?: boolean;
  splitPayment?: boolean;
  /** The legal ground of an exemption; demanded when a line is exempt. */
  exemption?: { kind: 'act' | 'directive' | 'other'; text: string };
  margin?: 'travel' | 'used-goods' | 'art' | 'antiques';
  /** Second party of a simplified triangular transaction. */
  triangular?: boolean;
  /** Seller and buyer are related. */
  relatedParties?: boolean;
  /** Invoice for a sale recorded with a cash register. */
  cashRegister?: boolean;
  /** The seller of new means of transport has the duty of art. 42 ust. 5: the buyer has no EU VAT number. */
  newTransportNotice?: boolean;
}

/** An invoice that another one refers to. */
export interface InvoiceReference {
  number: string;
  issueDate: PlainDate;
  /** Absent when it was issued outside KSeF. */
  ksefNumber?: string;
}

/** VAT totals of one rate, given by the user. */
export interface RateAmounts {
  rate: VatRate;
  /** Per cent of the one-stop shop, as on a line; `rate` is then ignored. */
  ossRate?: Decimal;
  net: Decimal;
  vat: Decimal;
}

/** What a correction changes. */
export interface Correction {
  /** Several: one correction of many invoices. */
  invoices: InvoiceReference[];
  reason?: string;
  /** When it takes effect in the VAT records: the period of the original, of the correction, or another. */
  effect?: 'original-period' | 'correction-period' | 'other';
  /**
   * Absent: `lines` are the differences. Present: the lines as they were; `lines` are then the lines as they should be.
   * On a correction of an advance these are lines of the order.
   */
  linesBefore?: InvoiceLine[];
  /** A discount on all sales of a period, stated by rate; `lines` then only name what it concerns. */
  collective?: { period: string; amounts: RateAmounts[] };
  /** The right number, when the number of the corrected invoice was wrong. */
  correctNumber?: string;
  /** Seller as it stood on the corrected invoice, when its data change. */
  sellerBefore?: Party;
  /** Buyers as they stood on the corrected invoice, when their data change. */
  buyersBefore?: Party[];
  /** Amount due (or paid, for an advance) before the correction. */
  amountBefore?: Decimal;
}

/** Money received before delivery; `lines` of the invoice are the lines of the order. */
export interface Advance {
  /** Amounts received, gross. */
  payments: { date: PlainDate; amount: Decimal }[];
}

/** The final invoice after advances; `lines` are the whole delivery. */
export interface Settlement {
  advances: { ksefNumber?: string; number?: string; amounts: RateAmounts[] }[];
}

/** Kinds of invoice of FA(3): ordinary, advance, settlement, simplified, and corrections. */
export type InvoiceKind = 'VAT' | 'ZAL' | 'ROZ' | 'UPR' | 'KOR' | 'KOR_ZAL' | 'KOR_ROZ';

/** Everything that a person fills in to issue an invoice. */
export interface InvoiceInput {
  kind: InvoiceKind;
  number: string;
  issueDate: PlainDate;
  /** Day of delivery or payment, when it differs from the issue date. */
  saleDate?: PlainDate;
  /** Period of delivery, instead of `saleDate`. */
  salePeriod?: { from: PlainDate; to: PlainDate };
  placeOfIssue?: string;
  /** ISO 4217. */
  currency: string;
  /** Zloty for one unit of the currency; demanded when VAT is due on an invoice in a foreign currency. */
  exchangeRate?: { rate: Decimal; date: PlainDate; table?: string };
  /** Whether unit prices are net or gross. */
  prices: 'net' | 'gross';
  /** VAT of each line summed, or VAT of each rate's sum (art. 106e); `per-rate` when absent. */
  rounding?: 'per-line' | 'per-rate';
  /** Discount on the whole document in per cent, taken off every line before its own rounding. */
  discountPercent?: Decimal;
  seller: Party;
  buyer: Party;
  thirdParties?: ThirdParty[];
  lines: InvoiceLine[];
  payment?: Payment;
  annotations?: Annotations;
  /** At most 3500 characters; printed at the foot. */
  notes?: string;
  orderNumber?: string;
  contractNumber?: string;
  /** Further facts as key and value, each at most 256 characters. */
  additionalInfo?: { key: string; value: string }[];
  /** Demanded when `kind` is one of the corrections. */
  correction?: Correction;
  /** Demanded when `kind` is `ZAL`. */
  advance?: Advance;
  /** Demanded when `kind` is `ROZ`. */
  settlement?: Settlement;
  /** Blocks of the attachment, at most 1000. */
  attachment?: AttachmentBlock[];
}

/** Sums of one rate; `margin` gathers what was sold under the margin scheme. */
export interface RateTotal {
  rate: SumRate;
  net: Decimal;
  vat: Decimal;
  gross: Decimal;
}

/** The computed amounts of an invoice, two decimals each, in its currency. */
export interface Totals {
  /** One for each line, in the order of the input. */
  lines: { net: Decimal; vat: Decimal; gross: Decimal }[];
  rates: RateTotal[];
  net: Decimal;
  vat: Decimal;
  gross: Decimal;
  currency: string;
}
