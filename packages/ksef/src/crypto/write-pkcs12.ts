import { createHmac, randomBytes } from 'node:crypto';
import { der, derInteger, derOid, tags } from './der.ts';
import { derivePkcs12 } from './pkcs12-encryption.ts';
import { pkcs12Oids } from './pkcs12-oids.ts';
import type { SigningIdentity } from './signing-identity.ts';

const MAC_ITERATIONS = 10_000;
const NULL = Buffer.from([0x05, 0x00]);

/** Writes a PKCS#12 file: the key under PBES2 with AES-256, the certificate in the clear, the whole under a SHA-256 MAC. */
export function writePkcs12({ certificate, privateKey }: SigningIdentity, password: string): Buffer {
  const key = privateKey.export({
    type: 'pkcs8',
    format: 'der',
    cipher: 'aes-256-cbc',
    passphrase: password,
  });
  const certificateValue = der(
    tags.sequence,
    derOid(pkcs12Oids.x509Certificate),
    der(tags.explicit0, der(tags.octetString, certificate.raw)),
  );
  const bags = der(
    tags.sequence,
    bag(pkcs12Oids.certificateBag, certificateValue),
    bag(pkcs12Oids.shroudedKeyBag, key),
  );
  const safe = der(tags.sequence, dataInfo(bags));
  return der(tags.sequence, derInteger(3), dataInfo(safe), macOf(safe, password));
}

function bag(id: string, value: Buffer): Buffer {
  return der(tags.sequence, derOid(id), der(tags.explicit0, value));
}

function dataInfo(content: Buffer): Buffer {
  return der(tags.sequence, derOid(pkcs12Oids.data), der(tags.explicit0, der(tags.octetString, content)));
}

function macOf(safe: Buffer, password: string): Buffer {
  const salt = randomBytes(16);
  const key = derivePkcs12({
    hash: 'sha256',
    password,
    salt,
    iterations: MAC_ITERATIONS,
    purpose: 3,
    length: 32,
  });
  const value = createHmac('sha256', key).update(safe).digest();
  return der(
    tags.sequence,
    der(tags.sequence, der(tags.sequence, derOid(pkcs12Oids.sha256), NULL), der(tags.octetString, value)),
    der(tags.octetString, salt),
    derInteger(MAC_ITERATIONS),
  );
}
