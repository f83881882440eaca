import { collectiveIdentifiersOperations as ops } from '../contract/operations/collective-identifiers.ts';
import type { BodyOf } from '../contract/operations/operation.ts';
import type { Call, Options } from '../http/call.ts';

/** Collective identifiers of payments. */
export function collectiveIdentifiersResource(call: Call) {
  return {
    /** Makes a collective identifier for a payment of several invoices. `POST /collective-identifiers` */
    generate: (
      body: BodyOf<(typeof ops)['collectiveIdentifiers.generate']>,
      options?: Options<(typeof ops)['collectiveIdentifiers.generate']>,
    ) => call(ops['collectiveIdentifiers.generate'], { body, ...options }),
    /** Lists collective identifiers. `POST /collective-identifiers/query` */
    query: (
      body: BodyOf<(typeof ops)['collectiveIdentifiers.query']>,
      options?: Options<(typeof ops)['collectiveIdentifiers.query']>,
    ) => call(ops['collectiveIdentifiers.query'], { body, ...options }),
    /** Lists the invoices behind up to ten collective identifiers. `POST /collective-identifiers/invoices` */
    queryInvoices: (
      body: BodyOf<(typeof ops)['collectiveIdentifiers.queryInvoices']>,
      options?: Options<(typeof ops)['collectiveIdentifiers.queryInvoices']>,
    ) => call(ops['collectiveIdentifiers.queryInvoices'], { body, ...options }),
    /** Lists the collective identifiers that an invoice belongs to. `GET /collective-identifiers/ksef/{ksefNumber}` */
    ofInvoice: (ksefNumber: string, options?: Options<(typeof ops)['collectiveIdentifiers.ofInvoice']>) =>
      call(ops['collectiveIdentifiers.ofInvoice'], { path: { ksefNumber }, ...options }),
  };
}
