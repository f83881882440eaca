import type { X509Certificate } from 'node:crypto';
import { EnrollCertificateRequest, enrollmentStatuses } from '@skryba/ksef/contract';
import { hasAllowedSignature, subjectAttribute } from '@skryba/ksef/crypto';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { toStatus } from '../auth/operation-status.ts';
import { isSame } from '../auth/permissions.ts';
import { badRequest, gone, noAccess } from '../http/failure.ts';
import { type Answer, accepted, ok } from '../http/operation.ts';
import { read, referencePart } from '../http/read.ts';
import { readDateTime } from '../http/read-date-time.ts';
import { certificateLimitsOf } from '../limits/session-limits.ts';
import { isoInstant } from '../platform/clock.ts';
import { isKsefError } from '../platform/ksef-error.ts';
import type { Services } from '../platform/services.ts';
import type { KsefCertificate, Subject } from '../state/records.ts';

const LIFE_MS = 2 * 365 * 86_400_000;
const RETENTION_MS = 30 * 86_400_000;
const COMPARED = [
  'commonName',
  'givenName',
  'surname',
  'serialNumber',
  'organizationName',
  'organizationIdentifier',
  'uniqueIdentifier',
] as const;
/** What the key of each type of certificate is for. Source: the guide's `certyfikaty-KSeF.md`. */
const USES = { Authentication: ['digitalSignature'], Offline: ['nonRepudiation'] } as const;

/** Certificates of a subject, oldest first. */
export function certificatesOf({ state }: Services, subject: Subject): KsefCertificate[] {
  return [...state.certificates.values()].filter((known) => isSame(known.subject, subject));
}

/** State of a certificate at this moment. */
export function certificateStatus(
  { clock }: Services,
  { revokedAt, validTo }: KsefCertificate,
): 'Active' | 'Revoked' | 'Expired' {
  if (revokedAt !== undefined) return 'Revoked';
  return clock.now() > validTo ? 'Expired' : 'Active';
}

/** How many requests and certificates a subject has left. */
export function remaining(services: Services, subject: Subject) {
  const { maxEnrollments, maxCertificates } = certificateLimitsOf(services.state, subject);
  const all = certificatesOf(services, subject);
  const active = all.filter((known) => certificateStatus(services, known) === 'Active').length;
  return {
    enrollment: { remaining: Math.max(0, maxEnrollments - all.length), limit: maxEnrollments },
    certificate: { remaining: Math.max(0, maxCertificates - active), limit: maxCertificates },
  };
}

/** GET /certificates/enrollments/data: what a certificate request must say. */
export function enrollmentData(_services: Services, _request: FastifyRequest, { operation }: Caller): Answer {
  if (!operation.certificateData) throw badRequest(25001);
  return ok(operation.certificateData);
}

/** POST /certificates/enrollments */
export async function enroll(services: Services, request: FastifyRequest, caller: Caller): Promise<Answer> {
  const body = read(EnrollCertificateRequest, request.body);
  const { operation, subject } = caller;
  if (!operation.certificateData) throw badRequest(25002);
  const left = remaining(services, subject);
  if (left.enrollment.remaining === 0) throw badRequest(25006);
  if (left.certificate.remaining === 0) throw badRequest(25007);
  const { clock, identifiers, processing, state } = services;
  const validFrom = body.validFrom ? readDateTime(body.validFrom, 'validFrom') : clock.now();
  // The first bit of a serial number is its sign.
  const serialNumber = `01${identifiers.hex(7)}`;
  const type = body.certificateType === 'Offline' ? 'Offline' : 'Authentication';
  const certificate = await issue(services, body.csr, { serialNumber, validFrom, type });
  requireAccepted(certificate, operation.certificateData);
  const requestedAt = clock.now();
  const record: KsefCertificate = {
    serialNumber,
    referenceNumber: identifiers.reference('CE', requestedAt),
    subject,
    name: body.certificateName,
    type,
    certificate: certificate.raw.toString('base64'),
    commonName: operation.certificateData.commonName ?? '',
    validFrom,
    validTo: validFrom + LIFE_MS,
    requestedAt,
    readyAt: processing.readyAt('certificate'),
  };
  state.certificates.put(record);
  return accepted({ referenceNumber: record.referenceNumber, timestamp: isoInstant(requestedAt) });
}

/** @throws ApiFailure 25004 when the request or its signature is no good, 25011 when it was signed by another algorithm */
async function issue(
  { keys }: Services,
  csr: string,
  { serialNumber, validFrom, type }: { serialNumber: string; validFrom: number; type: keyof typeof USES },
): Promise<X509Certificate> {
  const request = Buffer.from(csr, 'base64');
  try {
    if (!hasAllowedSignature(request)) throw badRequest(25011);
    return keys.ksefAuthority.issueForRequest(request, {
      serialNumber,
      notBefore: new Date(validFrom),
      notAfter: new Date(validFrom + LIFE_MS),
      uses: USES[type],
    });
  } catch (error) {
    if (isKsefError(error)) throw badRequest(25004);
    throw error;
  }
}

/** @throws ApiFailure 25003 when it names another subject, 25010 when its key is neither RSA of 2048 bits nor P-256 */
function requireAccepted(certificate: X509Certificate, data: Readonly<Record<string, string>>): void {
  const { countryName, ...named } = data;
  const differs =
    subjectAttribute(certificate, 'country') !== countryName ||
    COMPARED.some((name) => (subjectAttribute(certificate, name) ?? '') !== (named[name] ?? ''));
  if (differs) throw badRequest(25003);
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const isRsa = asymmetricKeyType === 'rsa' && asymmetricKeyDetails?.modulusLength === 2048;
  const isEc = asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1';
  if (!isRsa && !isEc) throw badRequest(25010);
}

/** GET /certificates/enrollments/{referenceNumber} */
export function enrollmentStatus(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const reference = referencePart(request);
  const { state, clock } = services;
  const found = [...state.certificates.values()].find((known) => known.referenceNumber === reference);
  if (!found) throw badRequest(25005);
  if (!isSame(found.subject, caller.subject)) throw noAccess();
  if (clock.now() > found.requestedAt + RETENTION_MS) throw gone();
  const isReady = clock.elapsed() >= found.readyAt;
  return ok({
    requestDate: isoInstant(found.requestedAt),
    status: toStatus(isReady ? enrollmentStatuses.success : enrollmentStatuses.inProgress),
    ...(isReady ? { certificateSerialNumber: found.serialNumber } : {}),
  });
}
