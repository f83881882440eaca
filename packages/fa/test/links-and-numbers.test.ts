import { describe, expect, it } from 'vitest';
import {
  invoiceHash,
  kod1Link,
  kod2SignedText,
  kod2UnsignedLink,
  NumberPatternError,
  nextNumber,
  numberPeriod,
  numberReset,
  toBase64Url,
} from '../src/index.ts';

const hash = new Uint8Array(Buffer.from('UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE', 'base64url'));

describe('verification links', () => {
  it('KOD I names seller, day of issue and hash', () => {
    const link = kod1Link({
      qrUrl: 'https://qr-test.ksef.mf.gov.pl/',
      sellerNip: '1111111111',
      issueDate: '2026-02-01',
      hash,
    });
    expect(link).toBe(
      'https://qr-test.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE',
    );
  });

  it('KOD II names context and certificate, and what is signed has no protocol', () => {
    const link = kod2UnsignedLink({
      qrUrl: 'https://qr-test.ksef.mf.gov.pl',
      contextType: 'Nip',
      contextValue: '1111111111',
      sellerNip: '1111111111',
      certificateSerial: '01F20A5D352AE590',
      hash,
    });
    expect(kod2SignedText(link)).toBe(
      'qr-test.ksef.mf.gov.pl/certificate/Nip/1111111111/1111111111/01F20A5D352AE590/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE',
    );
  });

  it('the hash is SHA-256 of the bytes', () => {
    expect(toBase64Url(invoiceHash(new TextEncoder().encode('abc')))).toBe(
      'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0',
    );
  });
});

describe('invoice numbers', () => {
  const on = { date: '2026-03-09', sequence: 7 };

  it('follow the pattern of their series', () => {
    expect(nextNumber('FV/{NR}/{MM}/{RRRR}', on)).toBe('FV/7/03/2026');
    expect(nextNumber('{NR:4}-{M}-{RR}-{DD}', on)).toBe('0007-3-26-09');
  });

  it('need the number in them, and known parts only', () => {
    for (const pattern of ['FV/{MM}', 'FV/{NR}/{QQ}', '{NR:0}', '{toString}{NR}', `${'x'.repeat(256)}{NR}`]) {
      expect(() => nextNumber(pattern, on)).toThrow(NumberPatternError);
    }
  });

  it('start again only when that cannot repeat a number', () => {
    expect(numberReset('FV/{NR}/{MM}/{RRRR}')).toBe('month');
    expect(numberReset('FV/{NR}/{RR}')).toBe('year');
    expect(numberReset('FV/{NR}/{MM}')).toBe('never');
    expect(numberPeriod('month', '2026-03-09')).toBe('2026-03');
    expect(numberPeriod('year', '2026-03-09')).toBe('2026');
    expect(numberPeriod('never', '2026-03-09')).toBe('');
  });
});
