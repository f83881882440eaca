import type { FastifyRequest } from 'fastify';
import { verifyCertificateCode } from '../../qr/verify-certificate-code.ts';
import {
  type InvoiceCode,
  type InvoiceCodeVerdict,
  verifyInvoiceCode,
} from '../../qr/verify-invoice-code.ts';
import { textOf } from '../form.ts';
import { certificateCodePage, invoiceCodePage } from '../pages/qr.ts';
import { type Portal, sendXml, show } from './portal.ts';

interface InvoiceRoute {
  Params: InvoiceCode;
}

interface CertificateRoute {
  Params: { type: string; context: string; nip: string; serial: string; hash: string; signature: string };
}

const statuses: Record<InvoiceCodeVerdict['outcome'], number> = {
  found: 200,
  processing: 200,
  mismatch: 404,
  // As the official page answers.
  'not-found': 200,
  malformed: 400,
};

/** Whether who asks has the invoice in hand: its number and amount. */
function knowsInvoice(
  request: FastifyRequest,
  found: Extract<InvoiceCodeVerdict, { outcome: 'found' }>,
): boolean {
  const { invoiceNumber, grossAmount } = found.invoice.metadata;
  const gross = textOf(request, 'gross').replaceAll(/\s/g, '').replace(',', '.');
  return textOf(request, 'number') === invoiceNumber && gross !== '' && Number(gross) === grossAmount;
}

/** Names under which this machine reaches the sandbox: a link may be signed with one and opened with another. */
function loopbackHosts({ port }: FastifyRequest): string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => (port ? `${name}:${port}` : name));
}

/** The pages behind the QR codes KOD I and KOD II, for everybody who has a link. */
export function registerQrPages({ app, services, visits }: Portal): void {
  app.get<InvoiceRoute>(
    '/invoice/:nip/:date/:hash',
    visits.open((visit, request, reply) => {
      const found = verifyInvoiceCode(services, request.params);
      return show(reply, invoiceCodePage(visit, request.params, found), statuses[found.outcome]);
    }),
  );

  app.post<InvoiceRoute>(
    '/invoice/:nip/:date/:hash',
    visits.guarded((visit, request, reply) => {
      const found = verifyInvoiceCode(services, request.params);
      if (found.outcome !== 'found')
        return show(reply, invoiceCodePage(visit, request.params, found), statuses[found.outcome]);
      const { ksefNumber } = found.invoice.metadata;
      const document = services.state.documents.get(ksefNumber);
      if (document && knowsInvoice(request, found))
        return sendXml(reply, document.bytes, `${ksefNumber}.xml`);
      const error = visit.say(
        'Numer albo kwota nie zgadza się z fakturą. Przepisz je dokładnie z dokumentu.',
        'The number or the amount does not agree with the invoice. Copy them exactly from the document.',
      );
      return show(reply, invoiceCodePage(visit, request.params, found, error), 422);
    }),
  );

  app.get<CertificateRoute>(
    '/certificate/:type/:context/:nip/:serial/:hash/:signature',
    visits.open((visit, request, reply) => {
      const { type, context, nip, serial, hash, signature } = request.params;
      const code = {
        contextType: type,
        contextValue: context,
        sellerNip: nip,
        serialNumber: serial,
        hash,
        signature,
      };
      const hosts = [request.host, ...loopbackHosts(request)];
      return show(reply, certificateCodePage(visit, code, verifyCertificateCode(services, code, hosts)));
    }),
  );
}
