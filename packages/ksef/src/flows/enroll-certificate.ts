import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { KsefClient } from '../client.ts';
import { isInProgress, isSuccess } from '../contract/statuses.ts';
import { createCertificateRequest } from '../crypto/csr.ts';
import type { SigningIdentity } from '../crypto/signing-identity.ts';
import { KsefError } from '../errors/ksef-error.ts';
import { type PollOptions, pollUntil } from './poll.ts';
import { rejected } from './rejected.ts';

/** What certificate is asked for. */
export interface EnrollCertificate {
  /** 5 to 100 letters, digits, spaces, `-` and `_`. */
  readonly name: string;
  /** `Authentication` logs in; `Offline` signs KOD II. */
  readonly type: 'Authentication' | 'Offline';
  /** `ec` (P-256), which KSeF recommends, when absent. */
  readonly key?: 'ec' | 'rsa';
  /** Start of validity; the moment of issue when absent. */
  readonly validFrom?: Date;
  /**
   * Told the private key (PKCS#8 in PEM) before the request leaves, to be stored encrypted: when the answer is lost, the
   * certificate that KSeF may have issued for it is found by {@link findCertificateOfKey}.
   */
  readonly onKey?: (privateKeyPem: string) => void | Promise<void>;
  readonly signal?: AbortSignal;
}

/** An enrolment under way; JSON. It holds the private key: store it encrypted before you wait. */
export interface EnrollmentState {
  readonly referenceNumber: string;
  /** PKCS#8 in PEM. */
  readonly privateKeyPem: string;
}

/** A certificate of KSeF with its key. */
export interface EnrolledCertificate extends SigningIdentity {
  /** As KSeF knows it: for revoking, and for KOD II. */
  readonly serialNumber: string;
}

/**
 * Hands in a request for a KSeF certificate with a fresh key.
 * @param client with somebody logged in by signature; a log-in by token may not ask for certificates
 * @throws KsefError `forbidden` `auth-method-not-allowed`, `refused` 25002, 25006, 25007; `network`, `timeout` or
 * `unavailable` without `notSent`: KSeF may have the request, see {@link findCertificateOfKey}
 */
export async function startEnrollment(
  client: KsefClient,
  { name, type, key, validFrom, onKey, signal }: EnrollCertificate,
): Promise<EnrollmentState> {
  const data = await client.certificates.enrollmentData({ signal });
  const { csr, privateKey } = await createCertificateRequest(data, key);
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await onKey?.(privateKeyPem);
  const request = {
    certificateName: name,
    certificateType: type,
    csr: csr.toString('base64'),
    validFrom: validFrom?.toISOString(),
  };
  const { referenceNumber } = await client.certificates.enroll(request, { signal });
  return { referenceNumber, privateKeyPem };
}

/**
 * Waits for a requested certificate and fetches it.
 * @throws KsefError `configuration` `broken-state` when the stored key cannot be read; `rejected` with code 400 and KSeF's reason; `timeout` `still-processing`
 */
export async function finishEnrollment(
  client: KsefClient,
  { referenceNumber, privateKeyPem }: EnrollmentState,
  options: PollOptions = {},
): Promise<EnrolledCertificate> {
  const { signal } = options;
  const privateKey = keyOf(privateKeyPem);
  const { status, certificateSerialNumber: serialNumber } = await pollUntil(
    () => client.certificates.enrollmentStatus(referenceNumber, { signal }),
    (answer) => !isInProgress(answer.status),
    options,
  );
  if (!isSuccess(status) || !serialNumber)
    throw rejected('KSeF refused the certificate', 'certificates.enrollmentStatus', status);
  const { certificates } = await client.certificates.retrieve(
    { certificateSerialNumbers: [serialNumber] },
    { signal },
  );
  const [issued] = certificates;
  if (!issued) {
    throw new KsefError(
      `KSeF issued the certificate ${serialNumber} but does not give it out yet; ask again.`,
      {
        kind: 'unexpectedAnswer',
        retryable: true,
      },
    );
  }
  const certificate = new X509Certificate(Buffer.from(issued.certificate, 'base64'));
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new KsefError(`KSeF issued the certificate ${serialNumber} for another key.`, {
      kind: 'integrity',
      code: 'key-does-not-match',
    });
  }
  return { certificate, privateKey, serialNumber };
}

function keyOf(privateKeyPem: string): KeyObject {
  try {
    return createPrivateKey(privateKeyPem);
  } catch (cause) {
    throw new KsefError(
      'The stored private key of the enrolment cannot be read; ask for another certificate.',
      {
        kind: 'configuration',
        code: 'broken-state',
        notSent: true,
        cause,
      },
    );
  }
}
