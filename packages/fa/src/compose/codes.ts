import { countryCodes } from '../schema/common/countries.ts';
import { currencyCodes } from '../schema/common/currencies.ts';
import { TGTU, TOznaczenieProcedury, TOznaczenieProceduryZ, TStawkaPodatku } from '../schema/fa3/types.ts';
import type { SimpleType } from '../schema/model.ts';
import type { FaWiersz, ZamowienieWiersz } from '../types/invoice.gen.ts';
import type { Correction, PaymentMethod, ThirdPartyRole } from './input.ts';

const valuesOf = (type: SimpleType): ReadonlySet<string> => new Set(type.facets.values);

/** The official lists that a person chooses from. */
export const countries: ReadonlySet<string> = new Set(countryCodes);
export const currencies: ReadonlySet<string> = new Set(currencyCodes);
export const vatRates = valuesOf(TStawkaPodatku);
export const gtuCodes = valuesOf(TGTU);
export const procedures = valuesOf(TOznaczenieProcedury);

const orderProcedures = valuesOf(TOznaczenieProceduryZ);

/** Tells whether a text is one of the official GTU codes. */
export function isGtu(text: string | undefined): text is NonNullable<FaWiersz['GTU']> {
  return text !== undefined && gtuCodes.has(text);
}

/** Tells whether a text is one of the procedures that a line of an order may be marked with. */
export function isOrderProcedure(
  text: string | undefined,
): text is NonNullable<ZamowienieWiersz['ProceduraZ']> {
  return text !== undefined && orderProcedures.has(text);
}

/** Official codes of the roles of third parties (Rola). */
export const roleCodes = {
  factor: '1',
  recipient: '2',
  'original-entity': '3',
  'additional-buyer': '4',
  issuer: '5',
  payer: '6',
  'jst-issuer': '7',
  'jst-recipient': '8',
  'vat-group-issuer': '9',
  'vat-group-recipient': '10',
  employee: '11',
} as const satisfies Record<Exclude<ThirdPartyRole, object>, string>;

/** Official codes of the methods of payment (FormaPlatnosci). */
export const methodCodes = {
  cash: '1',
  card: '2',
  voucher: '3',
  cheque: '4',
  credit: '5',
  transfer: '6',
  mobile: '7',
} as const satisfies Record<PaymentMethod, string>;

/** Official codes of the effect of a correction (TypKorekty). */
export const effectCodes = {
  'original-period': '1',
  'correction-period': '2',
  other: '3',
} as const satisfies Record<NonNullable<Correction['effect']>, string>;
