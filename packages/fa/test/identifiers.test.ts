import { describe, expect, it } from 'vitest';
import {
  buildKsefNumber,
  crc8,
  isValidIban,
  isValidKsefNumber,
  isValidNip,
  isValidNrb,
  isValidPesel,
  isValidRegon,
  parseEuVat,
  parseIban,
  parseKsefNumber,
  parseNip,
  parseNrb,
  parsePesel,
  parseRegon,
} from '../src/index.ts';

describe('NIP', () => {
  it('is read with dashes, spaces and the prefix of the country', () => {
    for (const text of ['5265877635', '526-587-76-35', ' PL 526 58 77 635 ', 'pl5265877635']) {
      expect(parseNip(text)).toBe('5265877635');
    }
  });

  it('is refused when a digit is wrong, missing, or the form is not a NIP', () => {
    for (const text of [
      '5265877636',
      '526587763',
      '0265877635',
      '',
      'ABCDEFGHIJ',
      '1000000000',
      '٥٢٦٥٨٧٧٦٣٥',
    ]) {
      expect(parseNip(text)).toBeUndefined();
    }
  });

  it('stands in documents without separators', () => {
    expect(isValidNip('526-587-76-35')).toBe(false);
    expect(isValidNip('9999999999')).toBe(true);
  });
});

describe('REGON, PESEL and bank accounts', () => {
  it('knows both lengths of REGON', () => {
    expect(isValidRegon('123456785')).toBe(true);
    expect(isValidRegon('12345678512347')).toBe(true);
    expect(isValidRegon('12345678512348')).toBe(false);
    expect(parseRegon('123-456-785')).toBe('123456785');
    expect(parseRegon('123456784')).toBeUndefined();
  });

  it('checks the birth date of a PESEL, in every century', () => {
    expect(isValidPesel('44051401359')).toBe(true);
    expect(isValidPesel('02070803628')).toBe(true);
    expect(isValidPesel('44051401358')).toBe(false);
    expect(isValidPesel('44133101357')).toBe(false);
    expect(parsePesel('440514 01359')).toBe('44051401359');
  });

  it('checks account numbers by remainder', () => {
    expect(isValidIban('PL61109010140000071219812874')).toBe(true);
    expect(isValidIban('DE89370400440532013000')).toBe(true);
    expect(isValidIban('DE88370400440532013000')).toBe(false);
    expect(isValidIban('PL6110901014000007121981287')).toBe(false);
    expect(isValidNrb('61109010140000071219812874')).toBe(true);
    expect(parseIban('de89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000');
    expect(parseNrb('PL 61 1090 1014 0000 0712 1981 2874')).toBe('61109010140000071219812874');
    expect(parseNrb('62 1090 1014 0000 0712 1981 2874')).toBeUndefined();
  });

  it('reads VAT numbers of the Union by the form of their country', () => {
    expect(parseEuVat('DE 123 456 789')).toEqual({ country: 'DE', number: '123456789' });
    expect(parseEuVat('GR123456789')).toEqual({ country: 'EL', number: '123456789' });
    expect(parseEuVat('PL5265877635')).toEqual({ country: 'PL', number: '5265877635' });
    for (const text of ['DE12345678', 'PL5265877636', 'US123456789', 'constructor', '']) {
      expect(parseEuVat(text)).toBeUndefined();
    }
  });
});

describe('KSeF number', () => {
  it('carries a CRC-8 over its first 32 characters', () => {
    expect(crc8('5265877635-20250826-0100001AF629')).toBe('AF');
    expect(isValidKsefNumber('5265877635-20250826-0100001AF629-AF')).toBe(true);
  });

  it('is taken apart and put together', () => {
    const parts = { nip: '5265877635', date: '2025-08-26', technicalPart: '0100001AF629' };
    expect(parseKsefNumber('5265877635-20250826-0100001AF629-AF')).toEqual(parts);
    expect(buildKsefNumber(parts)).toBe('5265877635-20250826-0100001AF629-AF');
  });

  it('is refused with a wrong checksum, small letters, an impossible day or a wrong length', () => {
    for (const text of [
      '5265877635-20250826-0100001AF629-AE',
      '5265877635-20250826-0100001af629-AF',
      '5265877635-20250230-0100001AF629-AF',
      '5265877635-20250826-0100001AF629AF',
      '',
    ]) {
      expect(isValidKsefNumber(text)).toBe(false);
    }
  });
});
