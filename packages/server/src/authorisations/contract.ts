import { z } from 'zod';
import { bilingual, defineRoute } from '../platform/http/route.ts';
import { base64, companyParams, environmentId, id, instant, nothing } from '../platform/http/schemas.ts';

export const authorisationMethod = z.enum(['token', 'certificate', 'signature', 'trusted-profile']);
export const authorisationState = z.enum([
  'awaiting-signature',
  'verifying',
  'active',
  'failing',
  'rejected',
  'expired',
  'removed',
]);
export const verificationStep = z.enum(['public-key', 'challenge', 'authentication', 'permissions']);

export type AuthorisationMethod = z.infer<typeof authorisationMethod>;
export type AuthorisationState = z.infer<typeof authorisationState>;
export type VerificationStep = z.infer<typeof verificationStep>;

/** Why a connection does not work: our words beside KSeF's own. */
export const failure = z.object({
  code: z.string(),
  message: bilingual,
  remedy: bilingual,
  /** KSeF's status or error with its official Polish text, when KSeF answered. */
  official: z.object({ code: z.number().int(), text: z.string() }).nullable(),
  at: instant,
  /** When the next try comes by itself; null when only the user can help. */
  nextTryAt: instant.nullable(),
});

export const authorisation = z.object({
  id,
  companyId: id,
  nip: z.string(),
  companyName: z.string(),
  environment: environmentId,
  method: authorisationMethod,
  state: authorisationState,
  /** Steps already done, in order; the next one is under way while `verifying`. */
  stepsDone: z.array(verificationStep),
  /** Permissions in KSeF's names, e.g. `InvoiceWrite`. */
  permissions: z.array(z.string()),
  canIssue: z.boolean(),
  canReceive: z.boolean(),
  /** Last four characters of the token, or the certificate's serial number; never more. */
  hint: z.string(),
  connectedAt: instant.nullable(),
  validUntil: instant.nullable(),
  lastUsedAt: instant.nullable(),
  createdAt: instant,
  failure: failure.nullable(),
  /** For a signature: the file to sign, and until when the signed one can be uploaded. */
  signing: z.object({ fileName: z.string(), expiresAt: instant }).nullable(),
  /** Whether Skryba, with the user's consent, stays connected by a token of its own. */
  keepConnected: z.boolean(),
});
export type Authorisation = z.infer<typeof authorisation>;

const target = z.object({
  environment: environmentId,
  /** The seller's NIP; dashes, spaces and a PL prefix are accepted. */
  nip: z.string().trim().min(1),
  companyName: z.string().trim().max(512).optional(),
});
const params = companyParams.extend({ authorisationId: id });

export const environmentInfo = z.object({
  id: environmentId,
  label: bilingual,
  /** Where the token is generated: the taxpayer application, or the sandbox's portal. */
  portalUrl: z.string(),
  /** False when this installation has no such environment (a sandbox that is not running). */
  available: z.boolean(),
});

export const authorisationRoutes = {
  listEnvironments: defineRoute({
    method: 'GET',
    url: '/api/environments',
    summary: 'Environments of KSeF that this installation can reach',
    tag: 'authorisations',
    auth: 'user',
    response: z.array(environmentInfo),
  }),
  listAuthorisations: defineRoute({
    method: 'GET',
    url: '/api/authorisations',
    summary: 'Connections of all companies of the signed-in person; removed ones are left out',
    tag: 'authorisations',
    auth: 'user',
    response: z.array(authorisation),
  }),
  saveToken: defineRoute({
    method: 'POST',
    url: '/api/authorisations/token',
    summary: 'Save a KSeF token; the company is added when its NIP is new. Verified in the background',
    tag: 'authorisations',
    auth: 'user',
    body: target.extend({ token: z.string().max(2000) }),
    status: 202,
    response: authorisation,
  }),
  saveCertificate: defineRoute({
    method: 'POST',
    url: '/api/authorisations/certificate',
    summary: 'Save a KSeF certificate with its key: PEM or DER in two files, or PKCS#12 in one',
    tag: 'authorisations',
    auth: 'user',
    body: target.extend({
      certificate: base64.max(200_000),
      privateKey: base64.max(200_000).optional(),
      password: z.string().max(500).optional(),
    }),
    status: 202,
    response: authorisation,
  }),
  requestSignature: defineRoute({
    method: 'POST',
    url: '/api/authorisations/signature',
    summary: 'Get an AuthTokenRequest to sign elsewhere',
    tag: 'authorisations',
    auth: 'user',
    body: target.extend({
      method: z.enum(['signature', 'trusted-profile']),
      keepConnected: z.boolean(),
    }),
    status: 201,
    response: authorisation,
  }),
  downloadSignatureRequest: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId/authorisations/:authorisationId/request.xml',
    summary: 'The AuthTokenRequest to sign',
    tag: 'authorisations',
    auth: 'company',
    params,
    response: { file: 'application/xml' },
  }),
  uploadSignedRequest: defineRoute({
    method: 'POST',
    url: '/api/companies/:companyId/authorisations/:authorisationId/signed',
    summary: 'Upload the signed AuthTokenRequest; verified in the background',
    tag: 'authorisations',
    auth: 'company',
    params,
    body: z.object({ signedFile: base64.max(2_000_000) }),
    status: 202,
    response: authorisation,
  }),
  verifyAuthorisation: defineRoute({
    method: 'POST',
    url: '/api/companies/:companyId/authorisations/:authorisationId/verify',
    summary: 'Check the connection again now',
    tag: 'authorisations',
    auth: 'company',
    params,
    status: 202,
    response: authorisation,
  }),
  removeAuthorisation: defineRoute({
    method: 'DELETE',
    url: '/api/companies/:companyId/authorisations/:authorisationId',
    summary:
      'Remove the connection: its secret is erased; issued documents stay. Optionally revokes the token in KSeF',
    tag: 'authorisations',
    auth: 'company',
    params,
    query: z.object({ revoke: z.enum(['true', 'false']).default('false') }),
    status: 204,
    response: nothing,
  }),
} as const;
