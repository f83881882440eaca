import { z } from 'zod';
import { dateTime, openEnum } from './values.ts';

/** Values of authentication token status. */
export const AuthenticationTokenStatus = openEnum(['Pending', 'Active', 'Revoking', 'Revoked', 'Failed']);
export type AuthenticationTokenStatus = z.infer<typeof AuthenticationTokenStatus>;

/** Values of token permission type. */
export const TokenPermissionType = openEnum([
  'InvoiceRead',
  'InvoiceWrite',
  'CredentialsRead',
  'CredentialsManage',
  'SubunitManage',
  'EnforcementOperations',
  'Introspection',
  'CollectiveIdentifierManage',
]);
export type TokenPermissionType = z.infer<typeof TokenPermissionType>;

/** Body of POST /tokens. */
export const GenerateTokenRequest = z.object({
  permissions: z.array(TokenPermissionType),
  description: z.string().min(5).max(256),
});
export type GenerateTokenRequest = z.infer<typeof GenerateTokenRequest>;

/** Answer of POST /tokens. */
export const GenerateTokenResponse = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  token: z.string(),
});
export type GenerateTokenResponse = z.infer<typeof GenerateTokenResponse>;

/** Values of token author identifier type. */
export const TokenAuthorIdentifierType = openEnum(['Nip', 'Pesel', 'Fingerprint']);
export type TokenAuthorIdentifierType = z.infer<typeof TokenAuthorIdentifierType>;

/** Token author identifier type identifier. */
export const TokenAuthorIdentifierTypeIdentifier = z.object({
  type: TokenAuthorIdentifierType,
  value: z.string(),
});
export type TokenAuthorIdentifierTypeIdentifier = z.infer<typeof TokenAuthorIdentifierTypeIdentifier>;

/** Values of token context identifier type. */
export const TokenContextIdentifierType = openEnum(['Nip', 'InternalId', 'NipVatUe', 'PeppolId']);
export type TokenContextIdentifierType = z.infer<typeof TokenContextIdentifierType>;

/** Token context identifier type identifier. */
export const TokenContextIdentifierTypeIdentifier = z.object({
  type: TokenContextIdentifierType,
  value: z.string(),
});
export type TokenContextIdentifierTypeIdentifier = z.infer<typeof TokenContextIdentifierTypeIdentifier>;

/** Query tokens response item. */
export const QueryTokensResponseItem = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  authorIdentifier: TokenAuthorIdentifierTypeIdentifier,
  contextIdentifier: TokenContextIdentifierTypeIdentifier,
  description: z.string(),
  /** Permissions that the token was given. */
  requestedPermissions: z.array(TokenPermissionType),
  dateCreated: dateTime,
  lastUseDate: dateTime.nullish(),
  /** State of the token. */
  status: AuthenticationTokenStatus,
  /** Why, where it failed. */
  statusDetails: z.array(z.string()).nullish(),
});
export type QueryTokensResponseItem = z.infer<typeof QueryTokensResponseItem>;

/** Answer of GET /tokens. */
export const QueryTokensResponse = z.object({
  /** Header `x-continuation-token` of the next request; absent on the last page. */
  continuationToken: z.string().nullish(),
  tokens: z.array(QueryTokensResponseItem),
});
export type QueryTokensResponse = z.infer<typeof QueryTokensResponse>;

/** Answer of GET /tokens/{referenceNumber}. */
export const TokenStatusResponse = z.object({
  /** Reference number given by KSeF. */
  referenceNumber: z.string(),
  authorIdentifier: TokenAuthorIdentifierTypeIdentifier,
  contextIdentifier: TokenContextIdentifierTypeIdentifier,
  description: z.string(),
  /** Permissions that the token was given. */
  requestedPermissions: z.array(TokenPermissionType),
  dateCreated: dateTime,
  lastUseDate: dateTime.nullish(),
  /** State of the token. */
  status: AuthenticationTokenStatus,
  /** Why, where it failed. */
  statusDetails: z.array(z.string()).nullish(),
});
export type TokenStatusResponse = z.infer<typeof TokenStatusResponse>;
