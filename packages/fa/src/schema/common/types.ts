import { codes, simpleType } from '../model.ts';
import { currencyCodes } from './currencies.ts';
import * as etd from './elementary-types.ts';

export const TKodyKrajowUE = simpleType('TKodyKrajowUE', 'normalizedString', {
  values: [
    'AT',
    'BE',
    'BG',
    'CY',
    'CZ',
    'DK',
    'EE',
    'FI',
    'FR',
    'DE',
    'EL',
    'HR',
    'HU',
    'IE',
    'IT',
    'LV',
    'LT',
    'LU',
    'MT',
    'NL',
    'PL',
    'PT',
    'RO',
    'SK',
    'SI',
    'ES',
    'SE',
    'XI',
  ],
});

export const TKodWaluty = simpleType('TKodWaluty', 'normalizedString', { values: currencyCodes });

export const TKwotowy = simpleType('TKwotowy', 'decimal', {
  patterns: ['-?([1-9]\\d{0,15}|0)(\\.\\d{1,2})?'],
  totalDigits: 18,
  fractionDigits: 2,
});

export const TKwotowy2 = simpleType('TKwotowy2', 'decimal', {
  patterns: ['-?([1-9]\\d{0,13}|0)(\\.\\d{1,8})?'],
  totalDigits: 22,
  fractionDigits: 8,
});

export const TNaturalny = simpleType('TNaturalny', etd.TNaturalny, { moreThan: '0' });

export const TZnakowy = simpleType('TZnakowy', 'token', { minLength: 1, maxLength: 256 });

export const TZnakowy20 = simpleType('TZnakowy20', 'token', { minLength: 1, maxLength: 20 });

export const TZnakowy50 = simpleType('TZnakowy50', 'token', { minLength: 1, maxLength: 50 });

export const TZnakowy512 = simpleType('TZnakowy512', 'token', { minLength: 1, maxLength: 512 });

export const TNumerKSeF = simpleType('TNumerKSeF', 'token', {
  patterns: [
    '([1-9]((\\d[1-9])|([1-9]\\d))\\d{7}|M\\d{9}|[A-Z]{3}\\d{7})-(20[2-9][0-9]|2[1-9][0-9]{2}|[3-9][0-9]{3})(0[1-9]|1[0-2])(0[1-9]|[1-2][0-9]|3[0-1])-([0-9A-F]{6})-?([0-9A-F]{6})-([0-9A-F]{2})',
  ],
});

export const TIlosci = simpleType('TIlosci', 'decimal', {
  patterns: ['-?([1-9]\\d{0,15}|0)(\\.\\d{1,6})?'],
  totalDigits: 22,
  fractionDigits: 6,
});

export const TData = simpleType('TData', etd.TData, { min: '2016-07-01', max: '2050-01-01' });

export const TDataT = simpleType('TDataT', etd.TData, { min: '2006-01-01', max: '2050-01-01' });

export const TDataCzas = simpleType('TDataCzas', etd.TDataCzas, {
  min: '2021-10-01T00:00:00Z',
  max: '2050-01-01T23:59:59Z',
});

export const TNIPIdWew = simpleType('TNIPIdWew', TZnakowy20, {
  patterns: ['[1-9]((\\d[1-9])|([1-9]\\d))\\d{7}-\\d{5}'],
});

export const TNrRB = simpleType('TNrRB', 'string', { minLength: 10, maxLength: 34 });

export const SWIFT_Type = simpleType('SWIFT_Type', 'string', {
  patterns: ['[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3}){0,1}'],
});

export const TStatusInfoPodatnika = simpleType(
  'TStatusInfoPodatnika',
  'integer',
  codes(
    ['1', 'w likwidacji', 'in liquidation'],
    ['2', 'w restrukturyzacji', 'in restructuring'],
    ['3', 'w upadłości', 'bankrupt'],
    ['4', 'przedsiębiorstwo w spadku', 'enterprise in succession'],
  ),
);

export const TNumerTelefonu = simpleType('TNumerTelefonu', TZnakowy, { maxLength: 16 });

export const TGLN = simpleType('TGLN', 'token', { minLength: 1, maxLength: 13 });
