import { isPlainDate } from '@skryba/fa';
import { invalidInput } from '../http/failure.ts';
import { dayInWarsaw } from '../platform/clock.ts';
import type { ContractVersion } from '../platform/contract-version.ts';
import type { Services } from '../platform/services.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/i;
const HOUR_MS = 3_600_000;

/**
 * Reads an instant in ISO 8601, in milliseconds since 1970. Without an offset it is a time in Warsaw, which only
 * contract 2.7.0 takes.
 * @throws ApiFailure 21405 naming the field
 */
export function readInstant({ settings }: Pick<Services, 'settings'>, text: string, field: string): number {
  const instant = isPlainDate(text.slice(0, 10)) ? instantOf(text, settings.contract) : Number.NaN;
  if (Number.isNaN(instant))
    throw invalidInput(`${field}: Data musi mieć format ISO 8601 z sufiksem Z lub przesunięciem.`);
  return instant;
}

function instantOf(text: string, contract: ContractVersion): number {
  const [whole, offset] = INSTANT.exec(text) ?? [];
  if (whole !== undefined && offset === undefined && contract === '2.7.0') return instantInWarsaw(text);
  return offset === undefined ? Number.NaN : Date.parse(text);
}

/** The instant of a time on the clocks of Warsaw, which are one or two hours ahead of UTC. */
function instantInWarsaw(text: string): number {
  const asUtc = Date.parse(`${text}Z`);
  const winter = asUtc - HOUR_MS;
  const summer = asUtc - 2 * HOUR_MS;
  return Number.isNaN(asUtc) || wallClock(summer) === asUtc ? summer : winter;
}

let clockOfWarsaw: Intl.DateTimeFormat | undefined;

/** What the clocks of Warsaw show at an instant, as if it were UTC. */
function wallClock(instant: number): number {
  clockOfWarsaw ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Warsaw',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return Date.parse(`${dayInWarsaw(instant)}T${clockOfWarsaw.format(instant)}Z`) + (instant % 1000);
}
