import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSigner, signXades, verifyXades } from '../../src/crypto/index.ts';
import {
  type KsefClient,
  loadPem,
  loadPkcs12,
  logInWithCertificate,
  logInWithSignedRequest,
  prepareSignedLogIn,
  type SigningIdentity,
} from '../../src/index.ts';
import { createWorld, SELLER, type World } from '../support/world.ts';

// Whatever key somebody has, made by a program that is not ours, must sign so that programs that are not ours accept it.
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const hasXmlsec = spawnSync('xmlsec1', ['--version']).status === 0;
const PASSWORD = 'hasło próbne';
const SUBJECT = `/C=PL/O=Przykładowa sp. z o.o./2.5.4.97=VATPL-${SELLER}/CN=Przykładowa sp. z o.o.`;

let folder: string;
let world: World;
let client: KsefClient;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ksef-keys-'));
  world = await createWorld();
  client = world.client();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

const at = (name: string) => join(folder, name);
const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: 'pipe' });

const keys = [
  { name: 'RSA 2048', key: ['RSA', 'rsa_keygen_bits:2048'], method: 'xmldsig-more#rsa-sha256', value: 256 },
  { name: 'RSA 4096', key: ['RSA', 'rsa_keygen_bits:4096'], method: 'xmldsig-more#rsa-sha256', value: 512 },
  { name: 'P-256', key: ['EC', 'ec_paramgen_curve:P-256'], method: 'xmldsig-more#ecdsa-sha256', value: 64 },
  { name: 'P-384', key: ['EC', 'ec_paramgen_curve:P-384'], method: 'xmldsig-more#ecdsa-sha384', value: 96 },
  { name: 'P-521', key: ['EC', 'ec_paramgen_curve:P-521'], method: 'xmldsig-more#ecdsa-sha512', value: 132 },
] as const;

/** A key with its certificate in all the files that people have. */
function make([algorithm, option]: readonly [string, string]): void {
  openssl('genpkey', '-algorithm', algorithm, '-pkeyopt', option, '-out', at('key.pem'));
  openssl(
    'req',
    '-x509',
    '-new',
    '-utf8',
    '-key',
    at('key.pem'),
    '-subj',
    SUBJECT,
    '-days',
    '30',
    '-out',
    at('cert.pem'),
  );
  const password = ['-passout', `pass:${PASSWORD}`];
  openssl(
    'pkcs8',
    '-topk8',
    '-v2',
    'aes-256-cbc',
    '-in',
    at('key.pem'),
    '-out',
    at('encrypted.pem'),
    ...password,
  );
  const both = ['-inkey', at('key.pem'), '-in', at('cert.pem'), ...password];
  openssl('pkcs12', '-export', '-out', at('modern.p12'), ...both);
  openssl('pkcs12', '-export', '-legacy', '-out', at('legacy.p12'), ...both);
}

const read = (name: string) => readFileSync(at(name));
const files: Record<string, () => SigningIdentity> = {
  PEM: () => loadPem({ certificate: read('cert.pem'), privateKey: read('key.pem') }),
  'encrypted PKCS#8': () =>
    loadPem({ certificate: read('cert.pem'), privateKey: read('encrypted.pem'), password: PASSWORD }),
  'PKCS#12 of today': () => loadPkcs12({ bytes: read('modern.p12'), password: PASSWORD }),
  'PKCS#12 of before': () => loadPkcs12({ bytes: read('legacy.p12'), password: PASSWORD }),
};

function xmlsec(signed: Uint8Array): void {
  writeFileSync(at('signed.xml'), signed);
  const id = ['--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties'];
  const trust = ['--enabled-key-data', 'x509', '--trusted-pem', at('cert.pem')];
  execFileSync('xmlsec1', ['--verify', ...trust, ...id, at('signed.xml')], { stdio: 'pipe' });
}

describe.skipIf(!hasOpenssl)(
  `with a key made by openssl${hasOpenssl ? '' : ' (skipped: it is not installed)'}`,
  () => {
    it.each(keys)(
      '$name: every file of it logs in, and xmlsec1 accepts the signature',
      async ({ key, method, value }) => {
        make(key);
        for (const load of Object.values(files)) {
          const identity = load();
          expect(identity.certificate.raw).toEqual(new X509Certificate(read('cert.pem')).raw);
          const { xml } = await prepareSignedLogIn(client, { nip: SELLER });
          const signed = signXades(xml, identity);
          if (hasXmlsec) xmlsec(signed);
          rulesOfTheGuide(signed.toString('utf8'), { method, value });
          expect(verifyXades(signed)).toMatchObject({ valid: true });
          await expect(logInWithCertificate(client, { nip: SELLER, ...identity })).resolves.toHaveProperty(
            'permissions',
          );
        }
        expect(readSigner(new X509Certificate(read('cert.pem')))).toMatchObject({
          kind: 'seal',
          nip: SELLER,
        });
      },
    );

    it('RSA 1024 is refused before anything is signed', () => {
      make(['RSA', 'rsa_keygen_bits:1024']);
      const identity = {
        certificate: new X509Certificate(read('cert.pem')),
        privateKey: createPrivateKey(read('key.pem')),
      };
      expect(() => signXades(Buffer.from('<a>x</a>'), identity)).toThrow(
        expect.objectContaining({ kind: 'credentials', code: 'unsupported-key' }),
      );
    });
  },
);

/** What the guide's `auth/podpis-xades.md` allows, and what XAdES-BES demands. */
function rulesOfTheGuide(xml: string, { method, value }: { method: string; value: number }): void {
  const all = (pattern: RegExp) => [...xml.matchAll(pattern)].map(([, found]) => found);
  expect(all(/SignatureMethod Algorithm="http:\/\/www.w3.org\/2001\/04\/([^"]+)"/g)).toEqual([method]);
  expect(new Set(all(/DigestMethod Algorithm="([^"]+)"/g))).toEqual(
    new Set(['http://www.w3.org/2001/04/xmlenc#sha256']),
  );
  expect(all(/Transform Algorithm="([^"]+)"/g)).toEqual([
    'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
    'http://www.w3.org/2001/10/xml-exc-c14n#',
    'http://www.w3.org/2001/10/xml-exc-c14n#',
  ]);
  const [signature = ''] = all(/SignatureValue>([^<]+)</g);
  expect(Buffer.from(signature, 'base64')).toHaveLength(value);
  for (const part of ['SigningTime', 'SigningCertificate', 'CertDigest', 'IssuerSerial', 'X509SerialNumber'])
    expect(xml).toMatch(new RegExp(`<(?:xades|ds):${part}>`));
  expect(xml).toContain('Type="http://uri.etsi.org/01903#SignedProperties"');
}

describe.skipIf(!hasOpenssl)('a request that is handed out and taken back', () => {
  it('within the life of its challenge logs in, and after it is refused with the reason', async () => {
    make(['EC', 'ec_paramgen_curve:P-256']);
    const identity = files.PEM!();
    const inTime = await prepareSignedLogIn(client, { nip: SELLER });
    expect(inTime.expiresAt.getTime() - world.sandbox.clock.now()).toBeGreaterThan(9 * 60_000);
    world.sandbox.clock.advance(9 * 60_000);
    const signed = signXades(inTime.xml, identity);
    await expect(
      logInWithSignedRequest(client, { signedXml: signed, expectedChallenge: inTime.challenge }),
    ).resolves.toHaveProperty('permissions');
    const tooLate = await prepareSignedLogIn(client, { nip: SELLER });
    world.sandbox.clock.advance(11 * 60_000);
    await expect(
      logInWithSignedRequest(client, { signedXml: signXades(tooLate.xml, identity) }),
    ).rejects.toMatchObject({ kind: 'refused', code: 21111, retryable: false });
  });
});
