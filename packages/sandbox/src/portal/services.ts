/** Permissions that a token can carry, by KSeF's names, with the words of the taxpayer application. */
export const tokenPermissions = [
  { name: 'InvoiceWrite', label: 'wystawianie faktur', english: 'issuing invoices' },
  { name: 'InvoiceRead', label: 'dostęp do faktur', english: 'access to invoices' },
  { name: 'CredentialsRead', label: 'przeglądanie uprawnień', english: 'viewing permissions' },
  { name: 'CredentialsManage', label: 'zarządzanie uprawnieniami', english: 'managing permissions' },
  { name: 'SubunitManage', label: 'zarządzanie jednostkami podrzędnymi', english: 'managing subunits' },
  { name: 'EnforcementOperations', label: 'operacje egzekucyjne', english: 'enforcement operations' },
  { name: 'Introspection', label: 'wgląd w sesje', english: 'session introspection' },
] as const;

export type TokenPermission = (typeof tokenPermissions)[number]['name'];

/** Who signs an AuthTokenRequest on the signing page. */
export type Signer = 'person' | 'seal' | 'trusted-profile';

export interface PortalToken {
  readonly referenceNumber: string;
  readonly description: string;
  readonly permissions: readonly string[];
  readonly status: 'Pending' | 'Active' | 'Revoking' | 'Revoked' | 'Failed';
  readonly createdAt: Date;
  readonly lastUsedAt: Date | undefined;
}

export interface PortalInvoice {
  readonly ksefNumber: string;
  readonly invoiceNumber: string;
  /** `YYYY-MM-DD`, Europe/Warsaw. */
  readonly issueDate: string;
  readonly sellerNip: string;
  readonly sellerName: string;
  readonly buyerId: string;
  readonly buyerName: string;
  /** Decimal text with a dot. */
  readonly gross: string;
  readonly currency: string;
  readonly acceptedAt: Date;
}

/** A test certificate with its key, in both of the forms that programs take. */
export interface PortalCertificate {
  readonly serialNumber: string;
  readonly certificatePem: string;
  /** Encrypted PKCS#8 under `password`. */
  readonly privateKeyPem: string;
  readonly pkcs12: Uint8Array;
  readonly password: string;
}

/** What the portal's pages need of the sandbox. Every NIP is 10 digits with a valid checksum. */
export interface PortalServices {
  /** The sandbox's instant. */
  now(): Date;
  /** Makes sure that a taxpayer exists; a NIP that nobody has seen becomes one. */
  enter(nip: string): void;
  /** Newest first. */
  listTokens(nip: string): readonly PortalToken[];
  /** The token's text is known here only; it cannot be read again. */
  issueToken(request: { nip: string; permissions: readonly TokenPermission[]; description: string }): {
    token: string;
    referenceNumber: string;
  };
  /** Throws when the taxpayer has no such token. */
  revokeToken(nip: string, referenceNumber: string): void;
  /** Signs an AuthTokenRequest with XAdES (enveloped), a person as the taxpayer's made-up owner. Throws when the file is not one. */
  sign(request: { xml: Uint8Array; as: Signer; nip: string }): Promise<string>;
  /** Issues a KSeF certificate (type Authentication) of the taxpayer from the sandbox's own CA. */
  issueCertificate(nip: string): Promise<PortalCertificate>;
  /** Newest first, at most `limit`. */
  listInvoices(nip: string, side: 'sent' | 'received', limit: number): readonly PortalInvoice[];
  /** The document's bytes, when the taxpayer is its seller or buyer. */
  readInvoice(nip: string, ksefNumber: string): Uint8Array | undefined;
  /** Looks a document up as the QR code KOD I names it: seller, issue date `YYYY-MM-DD`, SHA-256 in base64url. */
  verify(code: { nip: string; issueDate: string; hash: string }): PortalInvoice | undefined;
}
