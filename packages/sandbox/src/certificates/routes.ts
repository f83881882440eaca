import {
  QueryCertificatesRequest,
  RetrieveCertificatesRequest,
  RevokeCertificateRequest,
  TestDataUpdateCertificateRequest,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../auth/caller.ts';
import { categoryOf } from '../auth/operation-status.ts';
import { badRequest, invalidInput, methodNotAllowed } from '../http/failure.ts';
import { type Answer, noContent, type Operations, ok } from '../http/operation.ts';
import { pageSize, pathPart, read } from '../http/read.ts';
import { readDateTime } from '../http/read-date-time.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { KsefCertificate } from '../state/records.ts';
import {
  certificateStatus,
  certificatesOf,
  enroll,
  enrollmentData,
  enrollmentStatus,
  remaining,
} from './enroll.ts';

const SERIAL_NUMBER = /^[0-9A-F]{16}$/;

/** The operations under `/certificates`. */
export function registerCertificates({ secured }: Operations, services: Services): void {
  secured('GET', '/certificates/limits', [], (_request, { subject, operation }) => {
    const left = remaining(services, subject);
    const canRequest =
      operation.certificateData !== undefined &&
      left.enrollment.remaining > 0 &&
      left.certificate.remaining > 0;
    return ok({ canRequest, ...left });
  });
  secured('GET', '/certificates/enrollments/data', [], (request, caller) =>
    enrollmentData(services, request, caller),
  );
  secured('POST', '/certificates/enrollments', [], (request, caller) => enroll(services, request, caller));
  secured('GET', '/certificates/enrollments/{referenceNumber}', [], (request, caller) =>
    enrollmentStatus(services, request, caller),
  );
  secured('POST', '/certificates/retrieve', [], (request, caller) => retrieve(services, request, caller));
  secured('POST', '/certificates/query', [], (request, caller) => query(services, request, caller));
  secured('POST', '/certificates/{certificateSerialNumber}/revoke', [], (request, caller) =>
    revoke(services, request, caller),
  );
  secured('PUT', '/testdata/certificates/{serialNumber}', [], (request, caller) => {
    const known = findCertificate(services, pathPart(request, 'serialNumber'), caller);
    const validTo = readDateTime(read(TestDataUpdateCertificateRequest, request.body).validTo, 'validTo');
    if (validTo > known.validTo) throw invalidInput('validTo: Data nie może być późniejsza niż obecna.');
    services.state.certificates.put({ ...known, validTo });
    return ok(undefined);
  });
}

/** Certificates whose issue is over. */
function readyOf(services: Services, caller: Caller): KsefCertificate[] {
  return certificatesOf(services, caller.subject).filter(
    ({ readyAt }) => services.clock.elapsed() >= readyAt,
  );
}

function findCertificate(services: Services, serialNumber: string, caller: Caller): KsefCertificate {
  if (!SERIAL_NUMBER.test(serialNumber)) throw invalidInput('Nieprawidłowy numer seryjny certyfikatu.');
  const found = readyOf(services, caller).find((known) => known.serialNumber === serialNumber);
  if (!found) throw badRequest(25008);
  return found;
}

function retrieve(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const { certificateSerialNumbers } = read(RetrieveCertificatesRequest, request.body);
  const found = readyOf(services, caller).filter(({ serialNumber }) =>
    certificateSerialNumbers.includes(serialNumber),
  );
  return ok({
    certificates: found.map(({ certificate, name, serialNumber, type }) => ({
      certificate,
      certificateName: name,
      certificateSerialNumber: serialNumber,
      certificateType: type,
    })),
  });
}

function revoke(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const { method } = caller.operation;
  if (method === 'Token') throw methodNotAllowed(categoryOf(method));
  read(RevokeCertificateRequest, request.body ?? {});
  const known = findCertificate(services, pathPart(request, 'certificateSerialNumber'), caller);
  if (certificateStatus(services, known) !== 'Active') throw badRequest(25009);
  services.state.certificates.put({ ...known, revokedAt: services.clock.now() });
  return noContent;
}

const Page = z.object({ pageSize: pageSize(50), pageOffset: z.coerce.number().int().min(0).default(0) });

function query(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const page = read(Page, request.query);
  const body = read(QueryCertificatesRequest, request.body ?? {});
  const expiresAfter = body.expiresAfter ? readDateTime(body.expiresAfter, 'expiresAfter') : -Infinity;
  const found = readyOf(services, caller).filter(
    (known) =>
      (!body.certificateSerialNumber || known.serialNumber === body.certificateSerialNumber) &&
      (!body.name || known.name.includes(body.name)) &&
      (!body.type || known.type === body.type) &&
      (!body.status || certificateStatus(services, known) === body.status) &&
      known.validTo > expiresAfter,
  );
  const from = page.pageOffset * page.pageSize;
  const sorted = found.toReversed().toSorted((a, b) => b.requestedAt - a.requestedAt);
  const items = sorted.slice(from, from + page.pageSize);
  return ok({
    certificates: items.map((known) => ({
      certificateSerialNumber: known.serialNumber,
      name: known.name,
      type: known.type,
      commonName: known.commonName,
      status: certificateStatus(services, known),
      subjectIdentifier: known.subject,
      validFrom: isoInstant(known.validFrom),
      validTo: isoInstant(known.validTo),
      requestDate: isoInstant(known.requestedAt),
    })),
    hasMore: from + items.length < found.length,
  });
}
