import { codes, restricted, simpleType, unionType } from '../model.ts';
import { countryCodes } from './countries.ts';

export const TKodKraju = simpleType('TKodKraju', 'normalizedString', { values: countryCodes });

export const TZnakowy = simpleType('TZnakowy', 'token', { minLength: 1, maxLength: 240 });

export const TTekstowy = simpleType('TTekstowy', 'string', { minLength: 1, maxLength: 3500 });

export const TProcentowy = simpleType('TProcentowy', 'decimal', {
  totalDigits: 5,
  fractionDigits: 2,
  min: '0',
  max: '100',
  whiteSpace: 'collapse',
});

export const TCalkowity = simpleType('TCalkowity', 'int', { whiteSpace: 'collapse', totalDigits: 14 });

export const TNaturalny = simpleType('TNaturalny', 'nonNegativeInteger', {
  whiteSpace: 'collapse',
  totalDigits: 14,
});

export const TKwota2 = simpleType('TKwota2', 'decimal', {
  totalDigits: 16,
  whiteSpace: 'collapse',
  fractionDigits: 2,
});

export const TRzeczywisty = simpleType('TRzeczywisty', TKwota2, { min: '0' });

export const TKwotaC = simpleType('TKwotaC', 'integer', { totalDigits: 14 });

export const TKwota2Nieujemna = simpleType('TKwota2Nieujemna', TKwota2, { min: '0' });

export const TKwotaCNieujemna = simpleType('TKwotaCNieujemna', TKwotaC, { min: '0' });

export const TData = simpleType('TData', 'date', {
  patterns: ['((\\d{4})-(\\d{2})-(\\d{2}))'],
  min: '1900-01-01',
  max: '2050-12-31',
});

export const TDataCzas = simpleType('TDataCzas', 'dateTime', { whiteSpace: 'collapse' });

export const TMiesiac = simpleType('TMiesiac', 'byte', { max: '12', min: '1' });

export const TKwartal = simpleType('TKwartal', 'byte', { min: '1', max: '4' });

export const TAdresEmail = simpleType('TAdresEmail', 'token', {
  patterns: ['(.)+@(.)+'],
  minLength: 3,
  maxLength: 255,
});

export const TNrNIP = simpleType('TNrNIP', 'string', { patterns: ['[1-9]((\\d[1-9])|([1-9]\\d))\\d{7}'] });

export const TNrPESEL = simpleType('TNrPESEL', 'string', { patterns: ['\\d{11}'] });

export const TNrREGON = unionType('TNrREGON', [
  restricted('string', { patterns: ['\\d{9}'] }),
  restricted('string', { patterns: ['\\d{14}'] }),
]);

export const TNrAKC = simpleType('TNrAKC', 'string', { patterns: ['[A-Z]{2}\\d{11}'] });

export const TNrKRS = simpleType('TNrKRS', 'string', { patterns: ['\\d{10}'] });

export const TNrIdentyfikacjiPodatkowej = simpleType('TNrIdentyfikacjiPodatkowej', 'string', {
  whiteSpace: 'replace',
  minLength: 1,
  maxLength: 50,
});

export const TNrDokumentuStwierdzajacegoTozsamosc = simpleType(
  'TNrDokumentuStwierdzajacegoTozsamosc',
  'string',
  { minLength: 1, maxLength: 50, whiteSpace: 'replace' },
);

export const TImie = simpleType('TImie', 'token', { minLength: 1, maxLength: 30 });

export const TMiejscowosc = simpleType('TMiejscowosc', 'token', { maxLength: 56, minLength: 1 });

export const TNazwisko = simpleType('TNazwisko', 'token', { maxLength: 81, minLength: 1 });

export const TJednAdmin = simpleType('TJednAdmin', 'token', { maxLength: 36, minLength: 1 });

export const TUlica = simpleType('TUlica', TZnakowy, { maxLength: 65 });

export const TNrBudynku = simpleType('TNrBudynku', TZnakowy, { maxLength: 9 });

export const TNrLokalu = simpleType('TNrLokalu', TZnakowy, { maxLength: 10 });

export const TKodPocztowy = simpleType('TKodPocztowy', TZnakowy, { maxLength: 8 });

export const TKodKrajuUrodzenia = simpleType('TKodKrajuUrodzenia', 'string', {
  patterns: ['[A-Z]{2}'],
  minLength: 2,
  maxLength: 2,
});

export const TKodKrajuWydania = simpleType('TKodKrajuWydania', TKodKraju, {
  patterns: ['P[A-KM-Z]', '[A-OQ-Z][A-Z]'],
});

export const TCelZlozenia = simpleType('TCelZlozenia', 'byte', { values: ['1', '2'] });

export const TNrDokumentu = simpleType('TNrDokumentu', TZnakowy, {
  patterns: ['\\d{2}/\\d{2}'],
  minLength: 5,
  maxLength: 5,
});

export const TWybor1 = simpleType('TWybor1', 'byte', codes(['1', 'tak', 'yes']));

export const TWybor1_2 = simpleType('TWybor1_2', 'byte', codes(['1', 'tak', 'yes'], ['2', 'nie', 'no']));

export const TWybor1_3 = simpleType('TWybor1_3', 'byte', { values: ['1', '2', '3'] });
