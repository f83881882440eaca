import type { KeyObject } from 'node:crypto';
import { credentialsError } from '../errors/credentials-error.ts';
import { decryptRsaOaep, encryptRsaOaep } from './rsa-oaep.ts';

/**
 * Encrypts a KSeF token for a log-in.
 * @param token the token as KSeF showed it, without white space
 * @param timestampMs `timestampMs` of the challenge
 * @returns `token|timestampMs` under RSA-OAEP, in Base64
 */
export function encryptToken(token: string, timestampMs: number, publicKey: KeyObject): string {
  return encryptRsaOaep(Buffer.from(`${token}|${timestampMs}`), publicKey).toString('base64');
}

/**
 * What KSeF does with the result of {@link encryptToken}.
 * @throws KsefError `integrity` when it was encrypted for another key; `credentials` `malformed-token` when it is not `token|timestamp`
 */
export function decryptToken(
  encrypted: string,
  privateKey: KeyObject,
): { token: string; timestampMs: number } {
  const text = decryptRsaOaep(Buffer.from(encrypted, 'base64'), privateKey).toString('utf8');
  const match = /^(.+)\|(\d{1,16})$/s.exec(text);
  if (!match?.[1] || !match[2]) {
    throw credentialsError('malformed-token', 'The decrypted text is not of the form token|timestamp.');
  }
  return { token: match[1], timestampMs: Number(match[2]) };
}
