import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { SigningIdentity } from '@skryba/ksef/crypto';
import { z } from 'zod';

const storedSecret = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token'), token: z.string() }),
  z.object({ kind: z.literal('certificate'), certificatePem: z.string(), privateKeyPem: z.string() }),
]);

/** A credential out of the vault, ready for use. */
export type Secret = { kind: 'token'; token: string } | { kind: 'certificate'; identity: SigningIdentity };

/** A token as it goes into the vault. */
export function sealableToken(token: string): Uint8Array {
  return seal({ kind: 'token', token });
}

/** A certificate and its key, free of the password that they came with, as they go into the vault. */
export function sealableIdentity({ certificate, privateKey }: SigningIdentity): Uint8Array {
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return seal({ kind: 'certificate', certificatePem: certificate.toString(), privateKeyPem });
}

/** Reads what one of the two above wrote. */
export function readSecret(bytes: Uint8Array): Secret {
  const stored = storedSecret.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  if (stored.kind === 'token') return stored;
  return {
    kind: 'certificate',
    identity: {
      certificate: new X509Certificate(stored.certificatePem),
      privateKey: createPrivateKey(stored.privateKeyPem),
    },
  };
}

function seal(secret: z.input<typeof storedSecret>): Uint8Array {
  return Buffer.from(JSON.stringify(secret));
}
