import { constants, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { isValidNip, kod2UnsignedLink } from '@skryba/fa';
import { asBuyer, mayIssueFor, permissionsOf } from '../auth/permissions.ts';
import { certificateStatus } from '../certificates/enroll.ts';
import type { Services } from '../platform/services.ts';
import { isProcessed } from '../sessions/session-status.ts';
import { type AcceptedInvoice, Context, type KsefCertificate } from '../state/records.ts';
import { officialEnvironments, officialNames } from '../tls/official-names.ts';
import { findDocument } from './find-document.ts';
import { hashOfCode } from './verify-invoice-code.ts';

/** What KOD II carries, as it stands in its address. */
export interface CertificateCode {
  readonly contextType: string;
  readonly contextValue: string;
  readonly sellerNip: string;
  readonly serialNumber: string;
  /** SHA-256 of the XML in base64url. */
  readonly hash: string;
  /** Signature in base64url. */
  readonly signature: string;
}

/** The checks of KOD II, in the order of the guide. */
export type CertificateCheck =
  'form' | 'registered' | 'type' | 'valid' | 'not-revoked' | 'signature' | 'permission' | 'context';

/** A check that was made, or could not be made because an earlier one failed. */
export interface CheckResult {
  readonly check: CertificateCheck;
  readonly result: 'passed' | 'failed' | 'not-checked';
}

export interface CertificateCodeVerdict {
  /** Whether everything holds. */
  readonly isConfirmed: boolean;
  readonly checks: readonly CheckResult[];
  readonly certificate: KsefCertificate | undefined;
  /** The document, once it has arrived; an offline one may come later, which is no fault. */
  readonly invoice: AcceptedInvoice | undefined;
}

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } as const;
const OFFICIAL_HOSTS = officialEnvironments.map((environment) => officialNames(environment).qr);

/** Whether a text was signed: RSA-PSS with a salt of 32 bytes, ECDSA as R‖S or in DER; SHA-256 in all. */
function isSigned(text: string, key: KeyObject, signature: Uint8Array): boolean {
  const ways =
    key.asymmetricKeyType === 'ec'
      ? [{ dsaEncoding: 'ieee-p1363' } as const, { dsaEncoding: 'der' } as const]
      : [PSS];
  return ways.some((way) => verify('sha256', Buffer.from(text), { key, ...way }, signature));
}

/**
 * Texts that may have been signed: the link without its protocol, under every name by which the QR pages go.
 * The official C# client strips `https://` only, so that its links to a plain address are signed with `http://`.
 */
function signedTexts(code: CertificateCode, hosts: readonly string[]): string[] {
  const context = Context.shape.type.safeParse(code.contextType).data;
  if (!context) return [];
  return hosts.flatMap((host) => {
    const path = `${host}/certificate/${code.contextType}/${code.contextValue}/${code.sellerNip}/${code.serialNumber}/${code.hash}`;
    const encoded = kod2UnsignedLink({
      qrUrl: host,
      contextType: context,
      contextValue: code.contextValue,
      sellerNip: code.sellerNip,
      certificateSerial: code.serialNumber,
      hash: Buffer.from(code.hash, 'base64url'),
    });
    return [path, `http://${path}`, encoded];
  });
}

function isWellFormed(code: CertificateCode): boolean {
  return (
    Context.shape.type.safeParse(code.contextType).success &&
    code.contextValue !== '' &&
    isValidNip(code.sellerNip) &&
    /^[0-9A-F]{16,40}$/i.test(code.serialNumber) &&
    hashOfCode(code.hash) !== undefined &&
    /^[\w-]{80,700}={0,2}$/.test(code.signature)
  );
}

/** Ways in which a context may stand for another seller; any of them will do before the invoice itself is known. */
function supposedInvoices(sellerNip: string, context: Context) {
  const contextNip = context.value.slice(0, 10);
  const seller = { nip: sellerNip, name: null };
  const buyer = { identifier: { type: 'None' }, name: null };
  const fa = { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' };
  const base = { seller, buyer, isSelfInvoicing: false, formCode: fa };
  return [
    base,
    { ...base, isSelfInvoicing: true, buyer: { identifier: asBuyer(context), name: null } },
    { ...base, formCode: { systemCode: 'FA_RR (1)', schemaVersion: '1-1E', value: 'FA_RR' } },
    ...[1, 2, 3].map((role) => ({ ...base, authorizedSubject: { nip: contextNip, name: null, role } })),
    ...[7, 9].map((role) => ({
      ...base,
      thirdSubjects: [{ identifier: { type: 'Nip', value: contextNip }, name: null, role }],
    })),
  ];
}

function mayStandFor(
  services: Services,
  context: Context,
  sellerNip: string,
  invoice: AcceptedInvoice | undefined,
): boolean {
  if (invoice)
    return invoice.metadata.seller.nip === sellerNip && mayIssueFor(services, context, invoice.metadata);
  return supposedInvoices(sellerNip, context).some((supposed) => mayIssueFor(services, context, supposed));
}

/**
 * Verifies a KOD II: the Offline certificate, the signature of the link, the issuer's permission and the seller.
 * Source: the guide's `kody-qr.md`, 2.
 * @param hosts names under which the visitor came
 */
export function verifyCertificateCode(
  services: Services,
  code: CertificateCode,
  hosts: readonly string[],
): CertificateCodeVerdict {
  const formed = isWellFormed(code);
  const certificate = formed ? services.state.certificates.get(code.serialNumber.toUpperCase()) : undefined;
  const known = formed ? findDocument(services, hashOfCode(code.hash) ?? '') : undefined;
  const invoice = known && isProcessed(services, known) ? known : undefined;
  const checks: CheckResult[] = [{ check: 'form', result: formed ? 'passed' : 'failed' }];
  const add = (check: CertificateCheck, test: ((found: KsefCertificate) => boolean) | undefined) => {
    const result = !certificate || !test ? 'not-checked' : test(certificate) ? 'passed' : 'failed';
    checks.push({ check, result });
  };
  checks.push({ check: 'registered', result: !formed ? 'not-checked' : certificate ? 'passed' : 'failed' });
  const now = services.clock.now();
  const context = Context.safeParse({ type: code.contextType, value: code.contextValue }).data;
  add('type', ({ type }) => type === 'Offline');
  add('valid', ({ validFrom, validTo }) => validFrom <= now && now <= validTo);
  add('not-revoked', (found) => certificateStatus(services, found) !== 'Revoked');
  add('signature', (found) => {
    const { publicKey } = new X509Certificate(Buffer.from(found.certificate, 'base64'));
    const signature = Buffer.from(code.signature, 'base64url');
    return signedTexts(code, [...hosts, ...OFFICIAL_HOSTS]).some((text) =>
      isSigned(text, publicKey, signature),
    );
  });
  add(
    'permission',
    context &&
      (({ subject }) =>
        permissionsOf(services, subject, context).some(
          (name) => name === 'InvoiceWrite' || name === 'PefInvoiceWrite',
        )),
  );
  add('context', context && (() => mayStandFor(services, context, code.sellerNip, invoice)));
  return { isConfirmed: checks.every(({ result }) => result === 'passed'), checks, certificate, invoice };
}
