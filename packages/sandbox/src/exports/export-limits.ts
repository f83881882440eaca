/** The published limits of one package. Source: contract, POST /invoices/exports. */
export const EXPORT_LIMITS = { maxInvoices: 10_000, maxBytes: 1_000_000_000 } as const;
