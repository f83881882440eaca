import { countryCodes } from '../schema/common/countries.ts';
import { currencyCodes } from '../schema/common/currencies.ts';
import { TGTU, TOznaczenieProcedury, TOznaczenieProceduryZ, TStawkaPodatku } from '../schema/fa3/types.ts';
import type { SimpleType } from '../schema/model.ts';
import type { FaWiersz, ZamowienieWiersz } from '../types/invoice.gen.ts';

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
