/** One invoice on its way into a package. */
export interface InvoiceFile {
  /** Unique in its package, at most 128 characters, without folders. */
  readonly fileName: string;
  /** The XML, byte for byte as issued. */
  readonly xml: Uint8Array;
}

/** Invoices to pack, produced as they are needed. */
export type InvoiceFiles = AsyncIterable<InvoiceFile> | Iterable<InvoiceFile>;
