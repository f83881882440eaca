import { X509Certificate } from 'node:crypto';
import {
  CertificateEnrollmentDataResponse,
  CertificateLimitsResponse,
  EnrollCertificateResponse,
  QueryCertificatesResponse,
  RetrieveCertificatesResponse,
} from '@skryba/ksef/contract';
import { createCertificateRequest, writePkcs12 } from '@skryba/ksef/crypto';
import { z } from 'zod';
import { ApiRefusal } from '../api.ts';
import { textOf } from '../form.ts';
import type { LoggedIn } from '../frame.ts';
import { certificateShownPage, certificatesPage, type IssuedCertificate } from '../pages/certificates.ts';
import { type Portal, show } from './portal.ts';

const PAGE_SIZE = 50;
const PASSWORD_BYTES = 8;

interface Wanted {
  readonly name: string;
  readonly type: 'Authentication' | 'Offline';
  readonly key: 'ec' | 'rsa';
}

/** Enrols a certificate as a program would, with a fresh key, and skips the waiting. @throws ApiRefusal */
async function enrol({ api, services }: Portal, who: LoggedIn, wanted: Wanted): Promise<IssuedCertificate> {
  const data = await api.call(who, '/certificates/enrollments/data', CertificateEnrollmentDataResponse);
  const { csr, privateKey } = await createCertificateRequest(data, wanted.key);
  const { referenceNumber } = await api.call(who, '/certificates/enrollments', EnrollCertificateResponse, {
    method: 'POST',
    body: { certificateName: wanted.name, certificateType: wanted.type, csr: csr.toString('base64') },
  });
  const { state, clock, identifiers } = services;
  const record = [...state.certificates.values()].find((known) => known.referenceNumber === referenceNumber);
  if (!record) throw new Error(`The certificate of ${referenceNumber} is not kept.`);
  state.certificates.put({ ...record, readyAt: clock.elapsed() });
  const certificate = new X509Certificate(Buffer.from(record.certificate, 'base64'));
  const password = identifiers.hex(PASSWORD_BYTES).toLowerCase();
  return {
    serialNumber: record.serialNumber,
    certificatePem: certificate.toString(),
    privateKeyPem: privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: password,
    }),
    pkcs12: writePkcs12({ certificate, privateKey }, password),
    password,
  };
}

/** Certificates: the list, a new one, download and revocation. */
export function registerCertificatePages(portal: Portal): void {
  const { app, api, visits } = portal;
  const read = async (who: LoggedIn) => {
    const [{ certificates }, limits] = await Promise.all([
      api.call(who, '/certificates/query', QueryCertificatesResponse, {
        method: 'POST',
        query: { pageSize: PAGE_SIZE },
        body: {},
      }),
      api.call(who, '/certificates/limits', CertificateLimitsResponse),
    ]);
    return { certificates, limits };
  };

  app.get(
    '/certyfikaty',
    visits.required(async (visit, _request, reply) =>
      show(reply, certificatesPage(visit, await read(visit.loggedIn))),
    ),
  );

  app.post(
    '/certyfikaty',
    visits.guardedForTaxpayer(async (visit, request, reply) => {
      const who = visit.loggedIn;
      try {
        const issued = await enrol(portal, who, {
          name: textOf(request, 'name') || visit.say('Certyfikat z portalu', 'Certificate of the portal'),
          type: textOf(request, 'type') === 'Offline' ? 'Offline' : 'Authentication',
          key: textOf(request, 'key') === 'rsa' ? 'rsa' : 'ec',
        });
        return show(reply, certificateShownPage(visit, issued, who.context.value), 201);
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        return show(reply, certificatesPage(visit, { ...(await read(who)), error: error.reasons }), 422);
      }
    }),
  );

  app.get<{ Params: { serial: string } }>(
    '/certyfikaty/:serial.crt',
    visits.required(async (visit, request, reply) => {
      const { serial } = request.params;
      const { certificates } = await api.call(
        visit.loggedIn,
        '/certificates/retrieve',
        RetrieveCertificatesResponse,
        {
          method: 'POST',
          body: { certificateSerialNumbers: [serial] },
        },
      );
      const [found] = certificates;
      if (!found)
        throw new ApiRefusal(404, [
          visit.say('Nie ma takiego certyfikatu.', 'There is no such certificate.'),
        ]);
      return reply
        .type('application/x-pem-file')
        .header('content-disposition', `attachment; filename="ksef-${found.certificateSerialNumber}.crt"`)
        .send(new X509Certificate(Buffer.from(found.certificate, 'base64')).toString());
    }),
  );

  app.post<{ Params: { serial: string } }>(
    '/certyfikaty/:serial/odwolaj',
    visits.guardedForTaxpayer(async (visit, request, reply) => {
      const path = `/certificates/${encodeURIComponent(request.params.serial)}/revoke`;
      try {
        await api.call(visit.loggedIn, path, z.unknown(), { method: 'POST', body: {} });
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        return show(
          reply,
          certificatesPage(visit, { ...(await read(visit.loggedIn)), error: error.reasons }),
          422,
        );
      }
      return reply.redirect('/certyfikaty', 303);
    }),
  );
}
