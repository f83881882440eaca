import type { X509Certificate } from 'node:crypto';
import { PeppolId } from '@skryba/ksef/contract';
import { type AuthTokenRequest, isIssuedBy, readSigner } from '@skryba/ksef/crypto';
import { badRequest } from '../http/failure.ts';
import type { Services } from '../platform/services.ts';
import type { Method, Subject } from '../state/records.ts';

/** Who signed, and with what. */
export interface Identified {
  readonly subject: Subject;
  readonly method: Method;
}

/**
 * Who logs in, by the certificate that signed and by the way of identification that the request names.
 * Providers of Peppol services log in to contexts of their own kind, and nobody else does.
 * @throws ApiFailure 21115 when the certificate names nobody, 21117 when its subject is not of the kind that the context
 *   takes, 21406 when Profil Zaufany is to be known by a fingerprint: its certificate is not the signer's own
 */
export function identifySubject(
  services: Services,
  certificate: X509Certificate,
  { context, subjectIdentifierType }: Pick<AuthTokenRequest, 'context' | 'subjectIdentifierType'>,
): Identified {
  const isByFingerprint = subjectIdentifierType === 'certificateFingerprint';
  const method = methodOf(services, certificate);
  if (isByFingerprint && method === 'TrustedProfile')
    throw badRequest(21406, 'Podpisu Profilem Zaufanym nie identyfikuje odcisk palca certyfikatu.');
  const subject =
    carriedFingerprint(services, certificate) ??
    (isByFingerprint ? fingerprintOf(certificate) : namedSubject(certificate, context.type));
  if ((subject.type === 'PeppolId') !== (context.type === 'PeppolId'))
    throw badRequest(21117, `Identyfikator ${subject.type} nie jest dozwolony w kontekście ${context.type}.`);
  return { subject, method: subject.type === 'PeppolId' ? 'PeppolSignature' : method };
}

/**
 * A KSeF certificate carries the identity of whoever asked for it: the fingerprint of the certificate that signed then,
 * if that named nobody. Source: the guide's `certyfikaty-KSeF.md`.
 */
function carriedFingerprint({ keys, state }: Services, certificate: X509Certificate): Subject | undefined {
  const known = state.certificates.get(certificate.serialNumber);
  const isOurs = known !== undefined && isIssuedBy(certificate, [keys.ksefAuthority.certificate]);
  return isOurs && known.subject.type === 'Fingerprint' ? known.subject : undefined;
}

function fingerprintOf(certificate: X509Certificate): Subject {
  return { type: 'Fingerprint', value: readSigner(certificate).fingerprint };
}

/** A certificate of a Peppol provider carries its identifier as the common name, and may carry a NIP too. */
function namedSubject(certificate: X509Certificate, context: string): Subject {
  const { commonName, nip, pesel } = readSigner(certificate);
  const peppolId = PeppolId.safeParse(commonName).data;
  if (context === 'PeppolId' && peppolId !== undefined) return { type: 'PeppolId', value: peppolId };
  if (nip !== undefined) return { type: 'Nip', value: nip };
  if (pesel !== undefined) return { type: 'Pesel', value: pesel };
  if (peppolId !== undefined) return { type: 'PeppolId', value: peppolId };
  throw badRequest(21115, 'Certyfikat nie zawiera numeru NIP ani PESEL.');
}

function methodOf({ keys }: Services, certificate: X509Certificate): Method {
  if (isIssuedBy(certificate, [keys.ksefAuthority.certificate])) return 'InternalCertificate';
  if (isIssuedBy(certificate, [keys.trustedProfileAuthority.certificate])) return 'TrustedProfile';
  return readSigner(certificate).kind === 'seal' ? 'QualifiedSeal' : 'QualifiedSignature';
}
