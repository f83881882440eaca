import { z } from 'zod';
import { StatusInfo } from './common.ts';
import { base64, Challenge, dateTime, openEnum } from './values.ts';

/** How many addresses, ranges or masks a policy lists at most. Source: schema `schemat_auth_v2-1.xsd`. */
const MOST_ADDRESSES = 10;

/** Addresses from which the issued access token may be used; at most ten of each kind. */
export const AllowedIps = z.object({
  ip4Addresses: z
    .array(
      z
        .string()
        .regex(
          /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/,
        ),
    )
    .max(MOST_ADDRESSES)
    .nullish(),
  ip4Ranges: z
    .array(
      z
        .string()
        .regex(
          /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])-((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/,
        ),
    )
    .max(MOST_ADDRESSES)
    .nullish(),
  ip4Masks: z
    .array(
      z
        .string()
        .regex(
          /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/(0|[1-9]|[12][0-9]|3[0-2])$/,
        ),
    )
    .max(MOST_ADDRESSES)
    .nullish(),
});
export type AllowedIps = z.infer<typeof AllowedIps>;

/** Answer of POST /auth/challenge. */
export const AuthenticationChallengeResponse = z.object({
  challenge: z.string(),
  timestamp: dateTime,
  /** The same instant in milliseconds since 1970. */
  timestampMs: z.int(),
  /** Address of the client as KSeF sees it. */
  clientIp: z.string(),
});
export type AuthenticationChallengeResponse = z.infer<typeof AuthenticationChallengeResponse>;

/** Values of authentication context identifier type. */
export const AuthenticationContextIdentifierType = z.enum(['Nip', 'InternalId', 'NipVatUe', 'PeppolId']);
export type AuthenticationContextIdentifierType = z.infer<typeof AuthenticationContextIdentifierType>;

/** Authentication context identifier. */
export const AuthenticationContextIdentifier = z.object({
  type: AuthenticationContextIdentifierType,
  value: z.string(),
});
export type AuthenticationContextIdentifier = z.infer<typeof AuthenticationContextIdentifier>;

/** A JWT and the end of its life. */
export const TokenInfo = z.object({
  token: z.string(),
  /** End of life. */
  validUntil: dateTime,
});
export type TokenInfo = z.infer<typeof TokenInfo>;

/** Answer of POST /auth/xades-signature. Answer of POST /auth/ksef-token. */
export const AuthenticationInitResponse = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  /** Bearer for the status and redemption of this log-in only. */
  authenticationToken: TokenInfo,
});
export type AuthenticationInitResponse = z.infer<typeof AuthenticationInitResponse>;

/** Values of authentication method. */
export const AuthenticationMethod = openEnum([
  'Token',
  'TrustedProfile',
  'InternalCertificate',
  'QualifiedSignature',
  'QualifiedSeal',
  'PersonalSignature',
  'PeppolSignature',
]);
export type AuthenticationMethod = z.infer<typeof AuthenticationMethod>;

/** Values of authentication method category. */
export const AuthenticationMethodCategory = openEnum(['XadesSignature', 'NationalNode', 'Token', 'Other']);
export type AuthenticationMethodCategory = z.infer<typeof AuthenticationMethodCategory>;

/** Authentication method info. */
export const AuthenticationMethodInfo = z.object({
  category: AuthenticationMethodCategory,
  /** Code of the guide. */
  code: z.string(),
  displayName: z.string(),
});
export type AuthenticationMethodInfo = z.infer<typeof AuthenticationMethodInfo>;

/** Authentication list item. */
export const AuthenticationListItem = z.object({
  startDate: dateTime,
  /** @deprecated by the contract. */
  authenticationMethod: AuthenticationMethod,
  authenticationMethodInfo: AuthenticationMethodInfo,
  /** State with its code and official text. */
  status: StatusInfo,
  isTokenRedeemed: z.boolean().nullish(),
  lastTokenRefreshDate: dateTime.nullish(),
  refreshTokenValidUntil: dateTime.nullish(),
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  /** Whether this is the session of the asking token. */
  isCurrent: z.boolean().optional(),
});
export type AuthenticationListItem = z.infer<typeof AuthenticationListItem>;

/** Answer of GET /auth/sessions. */
export const AuthenticationListResponse = z.object({
  /** Header `x-continuation-token` of the next request; absent on the last page. */
  continuationToken: z.string().nullish(),
  items: z.array(AuthenticationListItem),
});
export type AuthenticationListResponse = z.infer<typeof AuthenticationListResponse>;

/** State of a log-in operation. */
export const AuthenticationOperationStatusResponse = z.object({
  startDate: dateTime,
  /** @deprecated by the contract. */
  authenticationMethod: AuthenticationMethod,
  authenticationMethodInfo: AuthenticationMethodInfo,
  /** State with its code and official text. */
  status: StatusInfo,
  isTokenRedeemed: z.boolean().nullish(),
  lastTokenRefreshDate: dateTime.nullish(),
  refreshTokenValidUntil: dateTime.nullish(),
});
export type AuthenticationOperationStatusResponse = z.infer<typeof AuthenticationOperationStatusResponse>;

/** Answer of POST /auth/token/refresh. */
export const AuthenticationTokenRefreshResponse = z.object({
  /** Bearer for the API. */
  accessToken: TokenInfo,
});
export type AuthenticationTokenRefreshResponse = z.infer<typeof AuthenticationTokenRefreshResponse>;

/** Answer of POST /auth/token/redeem. */
export const AuthenticationTokensResponse = z.object({
  /** Bearer for the API. */
  accessToken: TokenInfo,
  /** Bearer for refreshing only; lives up to seven days. */
  refreshToken: TokenInfo,
});
export type AuthenticationTokensResponse = z.infer<typeof AuthenticationTokensResponse>;

/** Rules checked at every use of the access token. */
export const AuthorizationPolicy = z.object({
  allowedIps: AllowedIps.nullish(),
});
export type AuthorizationPolicy = z.infer<typeof AuthorizationPolicy>;

/** Body of POST /auth/ksef-token. */
export const InitTokenAuthenticationRequest = z.object({
  challenge: Challenge,
  contextIdentifier: AuthenticationContextIdentifier,
  /** `token|timestampMs`, RSA-OAEP with SHA-256, in Base64. */
  encryptedToken: base64,
  /** Which public key of KSeF was used (SHA-256 of its SubjectPublicKeyInfo, Base64). */
  publicKeyId: base64.min(44).max(44).nullish(),
  authorizationPolicy: AuthorizationPolicy.nullish(),
});
export type InitTokenAuthenticationRequest = z.infer<typeof InitTokenAuthenticationRequest>;
