import { constants, type KeyObject, sign, verify } from 'node:crypto';
import { type Kod2, kod2SignedText, kod2UnsignedLink } from '@skryba/fa';

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } as const;

/**
 * The whole link behind KOD II: proves who issued an offline invoice.
 * RSA keys sign by PSS with a salt of 32 bytes, elliptic keys by ECDSA as R‖S; SHA-256 in both.
 * Source: the guide's `kody-qr.md`, 2.
 * @param kod its `certificateSerial` is that of the Offline certificate
 * @param privateKey key of the Offline certificate
 */
export function kod2Link(kod: Kod2, privateKey: KeyObject): string {
  const unsigned = kod2UnsignedLink(kod);
  const options = privateKey.asymmetricKeyType === 'ec' ? ({ dsaEncoding: 'ieee-p1363' } as const) : PSS;
  const signature = sign('sha256', Buffer.from(kod2SignedText(unsigned)), { key: privateKey, ...options });
  return `${unsigned}/${signature.toString('base64url')}`;
}

/** Whether a KOD II link was signed by a key; ECDSA also in DER. */
export function verifyKod2Link(link: string, publicKey: KeyObject): boolean {
  const cut = link.lastIndexOf('/');
  const text = Buffer.from(kod2SignedText(link.slice(0, cut)));
  const signature = Buffer.from(link.slice(cut + 1), 'base64url');
  const options =
    publicKey.asymmetricKeyType === 'ec'
      ? [{ dsaEncoding: 'ieee-p1363' } as const, { dsaEncoding: 'der' } as const]
      : [PSS];
  return options.some((o) => verify('sha256', text, { key: publicKey, ...o }, signature));
}
