import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import type { PublicKeyCertificate } from '@skryba/ksef/contract';
import {
  createTestAuthority,
  decryptRsaOaep,
  type PublicKeyUsage,
  publicKeyId,
  type SigningIdentity,
  selfSignedCertificate,
  sha256Base64,
  type TestAuthority,
} from '@skryba/ksef/crypto';
import { badRequest } from '../http/failure.ts';
import { type Clock, isoInstant } from '../platform/clock.ts';
import type { ServerKey } from '../state/records.ts';
import type { State } from '../state/state.ts';

/** The keys with which the sandbox acts as KSeF, and the authorities whose certificates it trusts. */
export interface ServerKeys {
  /** Signs bearers. */
  readonly accessTokenSecret: Uint8Array;
  /** Signs UPO documents. */
  readonly seal: SigningIdentity;
  /** Issues KSeF certificates. */
  readonly ksefAuthority: TestAuthority;
  /** Stands for a qualified trust service: signatures of persons and company seals. */
  readonly qualifiedAuthority: TestAuthority;
  /** Stands for Profil Zaufany. */
  readonly trustedProfileAuthority: TestAuthority;
  /** The published keys to encrypt for. */
  published(): Promise<PublicKeyCertificate[]>;
  /**
   * Decrypts what a client encrypted for one of the published keys.
   * @returns undefined when no key of this usage opens it
   * @throws ApiFailure 21470 when the client names a key that does not exist
   */
  decrypt(usage: PublicKeyUsage, encrypted: Uint8Array, keyId?: string | null): Promise<Buffer | undefined>;
  /** Adds fresh keys beside the present ones, as KSeF does when it rotates; in an emergency it withdraws those at once. */
  rotate(options?: { withdraw?: boolean | undefined }): Promise<void>;
}

const DAY_MS = 86_400_000;
const USAGES = ['KsefTokenEncryption', 'SymmetricKeyEncryption'] as const;

function toRecord(id: string, purpose: ServerKey['purpose'], identity: SigningIdentity): ServerKey {
  return {
    id,
    purpose,
    privateKey: identity.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    certificate: identity.certificate.raw.toString('base64'),
  };
}

function toIdentity(record: ServerKey): SigningIdentity {
  return {
    certificate: new X509Certificate(Buffer.from(record.certificate, 'base64')),
    privateKey: createPrivateKey({
      key: Buffer.from(record.privateKey, 'base64'),
      type: 'pkcs8',
      format: 'der',
    }),
  };
}

function accessTokenSecret(state: State): Uint8Array {
  const known = state.keys.get('access-tokens');
  if (known) return Buffer.from(known.privateKey, 'base64');
  const secret = randomBytes(32);
  const record = {
    id: 'access-tokens',
    purpose: 'AccessTokens',
    privateKey: secret.toString('base64'),
    certificate: '',
  } as const;
  state.keys.put(record);
  return secret;
}

/** An authority of the sandbox, made once and then taken from its state. */
export async function keptAuthority(
  state: State,
  purpose: ServerKey['purpose'],
  commonName: string,
): Promise<TestAuthority> {
  const known = state.keys.get(purpose);
  if (known) return createTestAuthority(toIdentity(known));
  const fresh = await createTestAuthority({ commonName, organizationName: 'Skryba Sandbox' });
  state.keys.put(toRecord(purpose, purpose, fresh));
  return fresh;
}

async function uposeal(state: State): Promise<SigningIdentity> {
  const known = state.keys.get('UpoSeal');
  if (known) return toIdentity(known);
  const subject = { kind: 'seal', organizationName: 'Sandbox KSeF', nip: '5260250274' } as const;
  const identity = await selfSignedCertificate({ subject });
  state.keys.put(toRecord('UpoSeal', 'UpoSeal', identity));
  return identity;
}

/** Makes the sandbox's keys, or takes them from its state. RSA keys are made in the background. */
export async function createServerKeys(state: State, clock: Clock): Promise<ServerKeys> {
  const encryptionKeys = new Map<PublicKeyUsage, SigningIdentity[]>(USAGES.map((usage) => [usage, []]));
  const keep = (usage: PublicKeyUsage, identity: SigningIdentity) =>
    encryptionKeys.get(usage)?.push(identity);
  for (const record of state.keys.values()) {
    if (record.purpose === 'KsefTokenEncryption' || record.purpose === 'SymmetricKeyEncryption') {
      keep(record.purpose, toIdentity(record));
    }
  }
  const addKey = async (usage: PublicKeyUsage) => {
    const identity = await selfSignedCertificate({
      key: 'rsa',
      subject: {
        kind: 'name',
        attributes: [
          ['country', 'PL'],
          ['organizationName', 'Skryba Sandbox'],
          ['commonName', `Sandbox KSeF ${usage}`],
        ],
      },
      notBefore: new Date(clock.now() - 365 * DAY_MS),
      notAfter: new Date(clock.now() + 730 * DAY_MS),
    });
    state.keys.put(toRecord(publicKeyId(identity.certificate.publicKey), usage, identity));
    keep(usage, identity);
  };
  const missing = USAGES.filter((usage) => encryptionKeys.get(usage)?.length === 0);
  const ready = Promise.all(missing.map(addKey));
  // Whoever needs the keys awaits `ready` and gets the failure; this only keeps Node from ending the process before.
  ready.catch(() => undefined);

  const [seal, ksefAuthority, qualifiedAuthority, trustedProfileAuthority] = await Promise.all([
    uposeal(state),
    keptAuthority(state, 'KsefAuthority', 'Sandbox CCK KSeF'),
    keptAuthority(state, 'QualifiedAuthority', 'Sandbox QTSP'),
    keptAuthority(state, 'TrustedProfileAuthority', 'Sandbox Profil Zaufany'),
  ]);
  return {
    accessTokenSecret: accessTokenSecret(state),
    seal,
    ksefAuthority,
    qualifiedAuthority,
    trustedProfileAuthority,
    async published() {
      await ready;
      return USAGES.flatMap((usage) =>
        (encryptionKeys.get(usage) ?? []).map((identity) => publish(identity, usage)),
      );
    },
    async decrypt(usage, encrypted, keyId) {
      await ready;
      const keys = encryptionKeys.get(usage) ?? [];
      const candidates = keyId
        ? keys.filter((key) => publicKeyId(key.certificate.publicKey) === keyId)
        : keys;
      if (candidates.length === 0)
        throw badRequest(21470, `Klucz o identyfikatorze ${keyId} nie jest wspierany.`);
      for (const { privateKey } of candidates) {
        try {
          return decryptRsaOaep(encrypted, privateKey);
        } catch {
          // Made for another of our keys, or for none: the caller decides what that means.
        }
      }
      return undefined;
    },
    async rotate({ withdraw = false } = {}) {
      await ready;
      await Promise.all(USAGES.map(addKey));
      if (!withdraw) return;
      for (const keys of encryptionKeys.values()) {
        for (const { certificate } of keys.splice(0, keys.length - 1)) {
          state.keys.remove(publicKeyId(certificate.publicKey));
        }
      }
    },
  };
}

function publish({ certificate }: SigningIdentity, usage: PublicKeyUsage): PublicKeyCertificate {
  return {
    certificate: certificate.raw.toString('base64'),
    certificateId: sha256Base64(certificate.raw),
    publicKeyId: publicKeyId(certificate.publicKey),
    validFrom: isoInstant(Date.parse(certificate.validFrom)),
    validTo: isoInstant(Date.parse(certificate.validTo)),
    usage: [usage],
  };
}
