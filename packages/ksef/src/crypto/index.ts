export { isKsefError, KsefError } from '../errors/ksef-error.ts';
export * from './aes.ts';
export * from './auth-token-request.ts';
export { type CertificateRequest, createCertificateRequest } from './csr.ts';
export { hasAllowedSignature } from './csr-signature.ts';
export * from './digest.ts';
export * from './distinguished-name.ts';
export type { TestKeyKind } from './generate-keys.ts';
export * from './load-pem.ts';
export * from './load-pkcs12.ts';
export * from './public-key.ts';
export * from './rsa-oaep.ts';
export * from './signer.ts';
export * from './signing-identity.ts';
export {
  createTestAuthority,
  type IssueOptions,
  selfSignedCertificate,
  type TestAuthority,
  type TestSubject,
  type Validity,
} from './test-certificates.ts';
export * from './token.ts';
export * from './write-pkcs12.ts';
export type { SignatureProblem } from './xades-problem.ts';
export { type SignXadesOptions, signXades } from './xades-sign.ts';
export * from './xades-verify.ts';
export { withXml } from './xml.ts';
