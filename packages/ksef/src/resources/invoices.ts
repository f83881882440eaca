import { invoicesOperations as ops } from '../contract/operations/invoices.ts';
import type { BodyOf } from '../contract/operations/operation.ts';
import type { Call, Options } from '../http/call.ts';

/** Fetching invoices. */
export function invoicesResource(call: Call) {
  return {
    /** Fetches the XML of an invoice. `GET /invoices/ksef/{ksefNumber}` */
    byKsefNumber: (ksefNumber: string, options?: Options<(typeof ops)['invoices.byKsefNumber']>) =>
      call(ops['invoices.byKsefNumber'], { path: { ksefNumber }, ...options }),
    /** One page of metadata of invoices. `POST /invoices/query/metadata` */
    queryMetadata: (
      body: BodyOf<(typeof ops)['invoices.queryMetadata']>,
      options?: Options<(typeof ops)['invoices.queryMetadata']>,
    ) => call(ops['invoices.queryMetadata'], { body, ...options }),
    /** Starts an export of invoices. `POST /invoices/exports` */
    startExport: (
      body: BodyOf<(typeof ops)['invoices.startExport']>,
      options?: Options<(typeof ops)['invoices.startExport']>,
    ) => call(ops['invoices.startExport'], { body, ...options }),
    /** State of an export, with its parts once ready. `GET /invoices/exports/{referenceNumber}` */
    exportStatus: (referenceNumber: string, options?: Options<(typeof ops)['invoices.exportStatus']>) =>
      call(ops['invoices.exportStatus'], { path: { referenceNumber }, ...options }),
  };
}
