import { isKsefError, type KsefError } from '@skryba/ksef';
import { loadPem, loadPkcs12, type SigningIdentity } from '@skryba/ksef/crypto';
import type { FieldProblem } from '../platform/errors.ts';
import type { Platform } from '../platform/platform.ts';
import { certificateProblems } from './certificate-problems.ts';
import type { Authorisation } from './contract.ts';
import { fieldError } from './errors.ts';
import { saveCredentials, type Target } from './save-credentials.ts';
import { sealableIdentity } from './secret.ts';
import { hashSecret } from './token-text.ts';

export interface CertificateForm extends Target {
  /** PEM, DER, or PKCS#12 when there is no separate key; base64. */
  certificate: string;
  /** PEM or DER; base64. */
  privateKey?: string | undefined;
  password?: string | undefined;
}

/**
 * Saves a KSeF certificate with its key; the password is used once and not kept.
 * @throws AppError `invalid-fields` (`certificate`, `privateKey`, `password`, `nip`), and those of `saveCredentials`
 */
export async function saveCertificate(
  platform: Platform,
  userId: string,
  form: CertificateForm,
): Promise<Authorisation> {
  const identity = loadIdentity(form, platform.clock.now());
  return saveCredentials(platform, userId, form, {
    method: 'certificate',
    hash: hashSecret(identity.certificate.raw),
    secret: sealableIdentity(identity),
    hint: identity.certificate.serialNumber,
    tokenReference: null,
    validUntil: new Date(identity.certificate.validTo),
  });
}

function loadIdentity(form: CertificateForm, now: Date): SigningIdentity {
  const certificate = Buffer.from(form.certificate, 'base64');
  const password = form.password ? { password: form.password } : {};
  try {
    return form.privateKey
      ? loadPem({ certificate, privateKey: Buffer.from(form.privateKey, 'base64'), now, ...password })
      : loadSingleFile(certificate, now, password);
  } catch (error) {
    if (isKsefError(error)) throw fieldError(problemOf(error));
    throw error;
  }
}

/** One file is PKCS#12, or PEM that holds both. */
function loadSingleFile(bytes: Buffer, now: Date, password: { password?: string }): SigningIdentity {
  return bytes.includes('-----BEGIN')
    ? loadPem({ certificate: bytes, privateKey: bytes, now, ...password })
    : loadPkcs12({ bytes, now, ...password });
}

function problemOf(error: KsefError): FieldProblem {
  const code = String(error.code);
  const known = certificateProblems[code] ?? certificateProblems['not-a-certificate'];
  return { code, ...known };
}
