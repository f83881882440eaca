import type { X509Certificate } from 'node:crypto';
import { authenticationStatuses } from '@skryba/ksef/contract';
import {
  type AuthTokenRequest,
  isIssuedBy,
  parseAuthTokenRequest,
  type SignatureProblem,
  sha256Base64,
  subjectAttribute,
  verifyXades,
} from '@skryba/ksef/crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { badRequest } from '../http/failure.ts';
import type { Answer } from '../http/operation.ts';
import { read } from '../http/read.ts';
import { isKsefError } from '../platform/ksef-error.ts';
import type { Services } from '../platform/services.ts';
import type { Context, Status, Subject } from '../state/records.ts';
import { toStatus } from './operation-status.ts';
import { permissionsOf } from './permissions.ts';
import { requireUtf8 } from './require-utf8.ts';
import { startOperation, useChallenge } from './start-operation.ts';
import { identifySubject } from './identify-subject.ts';

const Query = z.object({ verifyCertificateChain: z.stringbool().optional() });
const Body = z.instanceof(Uint8Array);

const PROBLEM_CODES: Partial<Record<SignatureProblem, number>> = {
  'malformed-xml': 21001,
  'document-type': 9101,
  'no-signature': 9102,
  'several-signatures': 9103,
  'misplaced-signature': 9101,
  'repeated-id': 9101,
  'no-certificate': 21115,
  'weak-key': 21115,
};

/** POST /auth/xades-signature: an AuthTokenRequest signed with XAdES. */
export function logInWithXades(services: Services, request: FastifyRequest): Answer {
  const { verifyCertificateChain = false } = read(Query, request.query);
  const xml = Body.safeParse(request.body).data;
  if (!xml || xml.length === 0) throw badRequest(21001);
  requireUtf8(xml);
  const verification = verifyXades(xml);
  if (!verification.valid)
    throw badRequest(PROBLEM_CODES[verification.problem] ?? 9105, verification.message);
  const tokenRequest = readRequest(verification.data);
  const { certificate } = verification;
  const { subject, method } = identifySubject(services, certificate, tokenRequest);
  useChallenge(services, tokenRequest.challenge);
  const allowedIps = tokenRequest.authorizationPolicy?.allowedIps;
  return startOperation(services, {
    context: tokenRequest.context,
    subject,
    method,
    outcome:
      certificateProblem(services, certificate, verifyCertificateChain) ??
      permissionVerdict(services, subject, tokenRequest.context),
    documentHash: sha256Base64(xml),
    certificateData: certificateData(certificate),
    ...(allowedIps ? { allowedIps } : {}),
  });
}

/** The subject of a certificate, by the names that enrolment uses. */
function certificateData(certificate: X509Certificate): Record<string, string> {
  const names = [
    'commonName',
    'givenName',
    'surname',
    'serialNumber',
    'organizationName',
    'organizationIdentifier',
    'uniqueIdentifier',
  ] as const;
  const known = names.flatMap((name) => {
    const value = subjectAttribute(certificate, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { countryName: subjectAttribute(certificate, 'country') ?? 'PL', ...Object.fromEntries(known) };
}

function readRequest(data: Uint8Array): AuthTokenRequest {
  try {
    return parseAuthTokenRequest(data);
  } catch (error) {
    if (isKsefError(error)) throw badRequest(21401, error.message);
    throw error;
  }
}

function certificateProblem(
  { keys, clock, state, settings }: Services,
  certificate: X509Certificate,
  chain: boolean,
): Status | undefined {
  const now = clock.now();
  const registered = state.certificates.get(certificate.serialNumber);
  if (registered?.revokedAt !== undefined) return toStatus(authenticationStatuses.certificateRevoked);
  if (registered && now > registered.validTo) return toStatus(authenticationStatuses.certificateNotValid);
  // It confirms who issued an invoice, and lets nobody in. Source: the guide's `certyfikaty-KSeF.md`.
  if (registered?.type === 'Offline') return toStatus(authenticationStatuses.certificateWrong);
  if (now < Date.parse(certificate.validFrom) || now > Date.parse(certificate.validTo)) {
    return toStatus(authenticationStatuses.certificateNotValid);
  }
  const trusted = [keys.ksefAuthority, keys.qualifiedAuthority, keys.trustedProfileAuthority].map(
    (a) => a.certificate,
  );
  const isChecked = chain || settings.trust === 'own-authorities';
  if (isChecked && !isIssuedBy(certificate, trusted))
    return toStatus(authenticationStatuses.certificateUntrusted);
  return undefined;
}

/** Whether somebody has anything to do in a context; permissions decide, not who signed. */
export function permissionVerdict(services: Services, subject: Subject, context: Context): Status {
  // Permissions count when the log-in is processed, so those given just before it are seen.
  const processedAt = services.clock.elapsed() + services.processing.duration('logIn');
  const any = permissionsOf(services, subject, context, processedAt).length > 0;
  return toStatus(any ? authenticationStatuses.success : authenticationStatuses.noPermissions);
}
