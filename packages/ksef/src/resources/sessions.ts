import type { BodyOf } from '../contract/operations/operation.ts';
import { sessionsOperations as ops } from '../contract/operations/sessions.ts';
import type { Call, Options } from '../http/call.ts';

/** Sending sessions: their state, invoices and UPO. */
export function sessionsResource(call: Call) {
  return {
    /** Lists sessions, newest first. `GET /sessions` */
    list: (options?: Options<(typeof ops)['sessions.list']>) => call(ops['sessions.list'], { ...options }),
    /** State of a session; UPO pages once it is closed. `GET /sessions/{referenceNumber}` */
    status: (referenceNumber: string, options?: Options<(typeof ops)['sessions.status']>) =>
      call(ops['sessions.status'], { path: { referenceNumber }, ...options }),
    /** One page of the invoices of a session. `GET /sessions/{referenceNumber}/invoices` */
    invoices: (referenceNumber: string, options?: Options<(typeof ops)['sessions.invoices']>) =>
      call(ops['sessions.invoices'], { path: { referenceNumber }, ...options }),
    /** State of one invoice of a session. `GET /sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}` */
    invoiceStatus: (
      referenceNumber: string,
      invoiceReferenceNumber: string,
      options?: Options<(typeof ops)['sessions.invoiceStatus']>,
    ) =>
      call(ops['sessions.invoiceStatus'], { path: { referenceNumber, invoiceReferenceNumber }, ...options }),
    /** One page of the refused invoices of a session. `GET /sessions/{referenceNumber}/invoices/failed` */
    failedInvoices: (referenceNumber: string, options?: Options<(typeof ops)['sessions.failedInvoices']>) =>
      call(ops['sessions.failedInvoices'], { path: { referenceNumber }, ...options }),
    /** UPO of an invoice by its KSeF number. `GET /sessions/{referenceNumber}/invoices/ksef/{ksefNumber}/upo` */
    upoByKsefNumber: (
      referenceNumber: string,
      ksefNumber: string,
      options?: Options<(typeof ops)['sessions.upoByKsefNumber']>,
    ) => call(ops['sessions.upoByKsefNumber'], { path: { referenceNumber, ksefNumber }, ...options }),
    /** UPO of an invoice by its reference number. `GET /sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}/upo` */
    upoByInvoiceReference: (
      referenceNumber: string,
      invoiceReferenceNumber: string,
      options?: Options<(typeof ops)['sessions.upoByInvoiceReference']>,
    ) =>
      call(ops['sessions.upoByInvoiceReference'], {
        path: { referenceNumber, invoiceReferenceNumber },
        ...options,
      }),
    /** One page of the UPO of a whole session. `GET /sessions/{referenceNumber}/upo/{upoReferenceNumber}` */
    upo: (
      referenceNumber: string,
      upoReferenceNumber: string,
      options?: Options<(typeof ops)['sessions.upo']>,
    ) => call(ops['sessions.upo'], { path: { referenceNumber, upoReferenceNumber }, ...options }),
    /** Sending in batches. */
    batch: {
      /** Opens a batch session and says where to upload the parts. `POST /sessions/batch` */
      open: (
        body: BodyOf<(typeof ops)['sessions.batch.open']>,
        options?: Options<(typeof ops)['sessions.batch.open']>,
      ) => call(ops['sessions.batch.open'], { body, ...options }),
      /** Closes a batch session, which starts its processing. `POST /sessions/batch/{referenceNumber}/close` */
      close: (referenceNumber: string, options?: Options<(typeof ops)['sessions.batch.close']>) =>
        call(ops['sessions.batch.close'], { path: { referenceNumber }, ...options }),
    },
    /** Interactive sending. */
    online: {
      /** Opens an interactive session; it lives twelve hours. `POST /sessions/online` */
      open: (
        body: BodyOf<(typeof ops)['sessions.online.open']>,
        options?: Options<(typeof ops)['sessions.online.open']>,
      ) => call(ops['sessions.online.open'], { body, ...options }),
      /** Sends one encrypted invoice. `POST /sessions/online/{referenceNumber}/invoices` */
      send: (
        referenceNumber: string,
        body: BodyOf<(typeof ops)['sessions.online.send']>,
        options?: Options<(typeof ops)['sessions.online.send']>,
      ) => call(ops['sessions.online.send'], { path: { referenceNumber }, body, ...options }),
      /** Closes an interactive session, which starts its UPO. `POST /sessions/online/{referenceNumber}/close` */
      close: (referenceNumber: string, options?: Options<(typeof ops)['sessions.online.close']>) =>
        call(ops['sessions.online.close'], { path: { referenceNumber }, ...options }),
    },
  };
}
