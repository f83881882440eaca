import { parseAuthTokenRequest, type SigningIdentity, signXades, writePkcs12 } from '@skryba/ksef/crypto';
import type { Services } from '../platform/services.ts';

/** Who signs a document in the sandbox. */
export interface SignRequest {
  xml: Uint8Array;
  /** A qualified person, a company seal, or a person by Profil Zaufany. */
  as: 'person' | 'seal' | 'trusted-profile';
  nip: string;
  /** PESEL of the person; a made-up one of the owner unless given. */
  pesel?: string | undefined;
}

/** A certificate with its key in the forms that programs take. */
export interface TestCertificate {
  serialNumber: string;
  certificatePem: string;
  /** Encrypted PKCS#8 under `password`. */
  privateKeyPem: string;
  pkcs12: Uint8Array;
  password: string;
}

const PERSON = { givenName: 'Jan', surname: 'Przykładowy' } as const;
const PASSWORD_BYTES = 8;

/** A PESEL with a right checksum that always belongs to the same NIP: its sandbox owner. */
export function ownerPesel(nip: string): string {
  const body = `900101${nip.slice(-4)}`;
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

function identityFor({ keys }: Services, { as, nip }: SignRequest, pesel: string): Promise<SigningIdentity> {
  if (as === 'seal') {
    return keys.qualifiedAuthority.issue({
      subject: { kind: 'seal', organizationName: `Firma ${nip}`, nip },
    });
  }
  const authority = as === 'person' ? keys.qualifiedAuthority : keys.trustedProfileAuthority;
  return authority.issue({ subject: { kind: 'person', ...PERSON, pesel } });
}

/**
 * Signs an AuthTokenRequest. A person becomes the owner of the NIP first (the link NIP–PESEL), so the log-in succeeds.
 * @throws KsefError when the file is not an AuthTokenRequest or is signed already
 */
export async function signAs(services: Services, request: SignRequest): Promise<string> {
  parseAuthTokenRequest(request.xml);
  const pesel = request.pesel ?? ownerPesel(request.nip);
  const identity = await identityFor(services, request, pesel);
  if (request.as !== 'seal') services.state.ownerLinks.put({ nip: request.nip, pesel });
  return signXades(request.xml, identity, { now: new Date(services.clock.elapsed()) }).toString('utf8');
}

/** Issues a KSeF certificate of a company from the sandbox's own authority, good for logging in to its NIP. */
export async function issueTestCertificate(services: Services, nip: string): Promise<TestCertificate> {
  const { keys, identifiers } = services;
  const identity = await keys.ksefAuthority.issue({
    subject: { kind: 'seal', organizationName: `Firma ${nip}`, nip },
  });
  const password = identifiers.hex(PASSWORD_BYTES).toLowerCase();
  return {
    serialNumber: identity.certificate.serialNumber,
    certificatePem: identity.certificate.toString(),
    privateKeyPem: identity.privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: password,
    }),
    pkcs12: writePkcs12(identity, password),
    password,
  };
}
