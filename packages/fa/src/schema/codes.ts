import { countryCodes as countryList } from './common/countries.ts';
import { currencyCodes as currencyList } from './common/currencies.ts';

/** Country codes that documents may hold, for look-up. */
export const countryCodes: ReadonlySet<string> = new Set(countryList);

/** Currency codes that documents may hold, for look-up. */
export const currencyCodes: ReadonlySet<string> = new Set(currencyList);
