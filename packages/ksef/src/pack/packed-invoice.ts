/** One invoice on its way into a package. */
export interface InvoiceFile {
  /** In a package: unique, at most 100 bytes in UTF-8, without folders and control characters. */
  readonly fileName: string;
  /** The XML, byte for byte as issued. */
  readonly xml: Uint8Array;
}

/** Invoices to pack, produced as they are needed. */
export type InvoiceFiles = AsyncIterable<InvoiceFile> | Iterable<InvoiceFile>;
