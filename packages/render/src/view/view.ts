/** A label in the document's language, with the second language beside it in a bilingual document. */
export interface Label {
  text: string;
  also?: string;
}

/** A labelled value. */
export interface Fact {
  label: Label;
  value: string;
  /** Numbers of accounts and of KSeF are set in equal widths. */
  tabular?: boolean;
}

/** The seller, the buyer, or another party. */
export interface PartyView {
  role: Label;
  name: string;
  /** The address and what else stands under the name, a line each. */
  lines: string[];
  facts: Fact[];
}

export interface Column {
  label: Label;
  align: 'left' | 'right' | 'center';
  /** `wide` takes the room that the others leave. */
  wide?: boolean;
}

export interface Row {
  cells: string[];
  /** Small print under the widest cell, e.g. PKWiU. */
  note?: string;
  /** What stood before a correction is set in grey. */
  muted?: boolean;
}

export interface TableView {
  title: Label;
  columns: Column[];
  rows: Row[];
}

/** A titled block of facts and paragraphs. */
export interface SectionView {
  title: Label;
  facts: Fact[];
  paragraphs: string[];
}

/** A block of an attachment. */
export interface AnnexView extends SectionView {
  tables: TableView[];
}

export interface QrView {
  svg: string;
  /** What the code is labelled with: the KSeF number, or OFFLINE. */
  label: string;
  caption: Label;
  link: string;
}

/** One page header for documents that are no tax documents. */
export interface BannerView {
  text: string;
  watermark: string;
  colour: 'amber' | 'violet' | 'sand' | 'grey';
}

/**
 * A document ready to be set: every text in its language, every amount in its notation. The template knows nothing
 * else, and takes every string as plain text.
 */
export interface DocumentView {
  language: 'pl' | 'en';
  /** The title in the PDF's metadata. */
  documentTitle: string;
  /** The date in the PDF's metadata, YYYY-MM-DD: the same document is the same file whenever it is set. */
  documentDate: string;
  title: Label;
  number: string;
  banner?: BannerView;
  facts: Fact[];
  parties: PartyView[];
  /** Short legal notices, e.g. split payment. */
  notices: Label[];
  before: SectionView[];
  tables: TableView[];
  totals?: TableView;
  due?: { label: Label; amount: string; words?: Fact };
  sections: SectionView[];
  annexes: AnnexView[];
  qr?: QrView;
  footer: string;
}
