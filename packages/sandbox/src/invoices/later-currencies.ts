import { invalidInput } from '../http/failure.ts';
import type { Services } from '../platform/services.ts';

/** Codes that contract 2.8.1 added to `CurrencyCode`. */
const LATER: readonly string[] = ['CNH', 'VED', 'XTS', 'ZWG', 'SLE'];

/** Refuses codes that contract 2.7.0 did not know. @throws ApiFailure 21405 naming the field and the first of them */
export function refuseLaterCurrencies(
  { settings }: Pick<Services, 'settings'>,
  field: string,
  codes: readonly string[],
): void {
  if (settings.contract !== '2.7.0') return;
  const later = codes.find((code) => LATER.includes(code));
  if (later !== undefined) throw invalidInput(`${field}: Nieznany kod waluty ${later}.`);
}
