import { constants, type KeyObject, verify } from 'node:crypto';
import { curveBits, MIN_CURVE_BITS, MIN_RSA_BITS, signatureMethods } from './xades-algorithms.ts';
import { fail } from './xades-problem.ts';

/** What a signature value is checked against. */
export interface SignatureValueCheck {
  readonly signedBytes: Uint8Array;
  readonly methodUri: string;
  readonly value: Buffer;
  readonly publicKey: KeyObject;
}

/**
 * Verifies a signature value: RSA PKCS#1 v1.5 and PSS, ECDSA as R‖S and not in DER; ends the verification when it is wrong.
 * Source: the guide's `auth/podpis-xades.md`, "ECDSA".
 */
export function verifySignatureValue({
  signedBytes,
  methodUri,
  value,
  publicKey,
}: SignatureValueCheck): void {
  const method = signatureMethods.get(methodUri);
  if (!method) return fail('unsupported-method', `The signature method ${methodUri} is not accepted.`);
  refuseWeakKey(publicKey, method.scheme);
  const options =
    method.scheme === 'ecdsa'
      ? { dsaEncoding: 'ieee-p1363' as const }
      : method.scheme === 'rsa-pss'
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
        : { padding: constants.RSA_PKCS1_PADDING };
  if (!verify(method.hash, signedBytes, { key: publicKey, ...options }, value)) {
    fail(
      'signature-mismatch',
      'The signature value does not fit the signed information and the certificate.',
    );
  }
}

function refuseWeakKey(key: KeyObject, scheme: 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa'): void {
  const fits = scheme === 'ecdsa' ? key.asymmetricKeyType === 'ec' : key.asymmetricKeyType?.startsWith('rsa');
  if (!fits) fail('signature-mismatch', 'The key of the certificate cannot make this kind of signature.');
  const details = key.asymmetricKeyDetails;
  if (scheme === 'ecdsa') {
    if ((curveBits.get(details?.namedCurve ?? '') ?? 0) < MIN_CURVE_BITS) {
      fail('weak-key', `The curve ${details?.namedCurve ?? 'of the key'} is not accepted.`);
    }
  } else if ((details?.modulusLength ?? 0) < MIN_RSA_BITS) {
    fail('weak-key', `RSA keys must have at least ${MIN_RSA_BITS} bits.`);
  }
}
