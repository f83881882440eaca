export { kod1Link } from '@skryba/fa';
export { createKsefClient, type KsefClient, type KsefClientOptions } from './client.ts';
export * from './contract/environments.ts';
export {
  type AuthTokenRequest,
  buildAuthTokenRequest,
  parseAuthTokenRequest,
} from './crypto/auth-token-request.ts';
export { loadPem, type PemFiles } from './crypto/load-pem.ts';
export { loadPkcs12, type Pkcs12File } from './crypto/load-pkcs12.ts';
export { readSigner, type Signer } from './crypto/signer.ts';
export type { SigningIdentity } from './crypto/signing-identity.ts';
export type { CredentialsProblem } from './errors/credentials-error.ts';
export * from './errors/ksef-error.ts';
export * from './flows/auth-session.ts';
export * from './flows/create-token.ts';
export * from './flows/enroll-certificate.ts';
export * from './flows/export-invoices.ts';
export * from './flows/fetch-invoice.ts';
export * from './flows/fetch-upo.ts';
export * from './flows/find-certificate-of-key.ts';
export type { LogInOptions, LogInStep } from './flows/finish-log-in.ts';
export type { ContextInput } from './flows/log-in-context.ts';
export * from './flows/log-in-with-certificate.ts';
export * from './flows/log-in-with-signed-request.ts';
export * from './flows/log-in-with-token.ts';
export * from './flows/online-session.ts';
export { type PollOptions, pollUntil } from './flows/poll.ts';
export * from './flows/query-metadata.ts';
export * from './flows/send-batch.ts';
export * from './flows/send-online.ts';
export * from './flows/session-results.ts';
export * from './flows/sync-invoices.ts';
export type { AccessTokens } from './http/access-tokens.ts';
export type { BreakerOptions } from './http/circuit-breaker.ts';
export type { Timeouts } from './http/deadline.ts';
export type { Exchange, FileBody, KsefAnswer, KsefRequest, Policy } from './http/exchange.ts';
export type { ExchangeEvent, KsefLogger, SystemWarning } from './http/logging.ts';
export type { GovernorOptions, RateStore, RateWindow } from './http/rate-governor.ts';
export { memoryRateStore } from './http/rate-governor.ts';
export type { RetryOptions } from './http/retry.ts';
export { kod2Link, verifyKod2Link } from './links/kod2-link.ts';
export { type QrOptions, qrPng, qrSvg } from './links/qr-code.ts';
export {
  type PackageFormat,
  type PackedBatch,
  type PackedInvoice,
  type PackedPart,
  packBatch,
} from './pack/pack-batch.ts';
export type { InvoiceFile, InvoiceFiles } from './pack/packed-invoice.ts';
export { type UnpackedFile, unpack } from './pack/unpack.ts';
