import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCertificateRequest } from '../../src/crypto/index.ts';
import { kod1Link, kod2Link, qrPng, qrSvg, verifyKod2Link } from '../../src/index.ts';

const hash = Buffer.from('UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE', 'base64url');
const kod2 = {
  qrUrl: 'https://qr-test.ksef.mf.gov.pl',
  contextType: 'Nip',
  contextValue: '1111111111',
  sellerNip: '1111111111',
  certificateSerial: '01F20A5D352AE590',
  hash,
} as const;

describe('verification links', () => {
  it('KOD I is the one of the guide', () => {
    expect(
      kod1Link({
        qrUrl: 'https://qr-test.ksef.mf.gov.pl',
        sellerNip: '1111111111',
        issueDate: '2026-02-01',
        hash,
      }),
    ).toBe(
      'https://qr-test.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE',
    );
  });

  it.each([
    { name: 'RSA-PSS', keys: generateKeyPairSync('rsa', { modulusLength: 2048 }), length: 342 },
    { name: 'ECDSA as R and S', keys: generateKeyPairSync('ec', { namedCurve: 'P-256' }), length: 86 },
  ])('KOD II is signed by $name', ({ keys, length }) => {
    const link = kod2Link(kod2, keys.privateKey);
    expect(link.split('/').at(-1)).toHaveLength(length);
    expect(verifyKod2Link(link, keys.publicKey)).toBe(true);
    expect(verifyKod2Link(link.replace('1111111111', '2222222222'), keys.publicKey)).toBe(false);
  });
});

describe('QR codes', () => {
  const link =
    'https://qr.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE';

  it('in SVG carry their label', () => {
    const svg = qrSvg(link, { label: 'OFFLINE' });
    expect(svg).toMatch(/^<svg [^>]+>.*<text [^>]+>OFFLINE<\/text><\/svg>$/s);
  });

  it('in PNG are whole pictures, taller by their label', () => {
    const [plain, labelled] = [qrPng(link), qrPng(link, { label: '1111111111-20260201-0100001AF629-AF' })];
    expect(plain.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(labelled.readUInt32BE(16)).toBe(plain.readUInt32BE(16));
    expect(labelled.readUInt32BE(20)).toBeGreaterThan(plain.readUInt32BE(20));
  });
});

describe('a certificate request', () => {
  it.each(['ec', 'rsa'] as const)('with an %s key carries every attribute whole', async (kind) => {
    const data = {
      commonName: 'Kancelaria "Żółw" Sp. z o.o.',
      countryName: 'PL',
      organizationName: 'Kancelaria "Żółw" Sp. z o.o.',
      organizationIdentifier: 'VATPL-5265877635',
    };
    const { csr, privateKey } = await createCertificateRequest(data, kind);
    expect(privateKey.asymmetricKeyType).toBe(kind);
    if (spawnSync('openssl', ['version']).status !== 0) return;
    const folder = mkdtempSync(join(tmpdir(), 'ksef-csr-'));
    try {
      const file = join(folder, 'request.der');
      writeFileSync(file, csr);
      const args = [
        'req',
        '-inform',
        'DER',
        '-in',
        file,
        '-noout',
        '-verify',
        '-subject',
        '-nameopt',
        'utf8,sep_multiline',
      ];
      const output = execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      expect(output).toContain('organizationIdentifier=VATPL-5265877635');
      expect(output.replaceAll('\\', '')).toContain('CN=Kancelaria "Żółw" Sp. z o.o.');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
