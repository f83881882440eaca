/** Formats are slow to make, and a sandbox without visitors needs none: each is made when it is first used. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const inWarsaw = (language: string, timeStyle: 'short' | 'medium') =>
  once(() => new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle, timeZone: 'Europe/Warsaw' }));
const instantFormat = inWarsaw('pl-PL', 'short');
const preciseFormat = inWarsaw('pl-PL', 'medium');
const wallFormat = inWarsaw('sv-SE', 'medium');
const sizeFormat = once(() => new Intl.NumberFormat('pl-PL', { maximumFractionDigits: 1 }));

/** An instant for a Polish reader, in Polish time: `23.11.2026, 12:04`. */
export function formatInstant(instant: Date | string | number): string {
  return instantFormat().format(new Date(instant));
}

/** An instant with its seconds, in Polish time: `23.11.2026, 12:04:05`. */
export function formatPreciseInstant(instant: Date | string | number): string {
  return preciseFormat().format(new Date(instant));
}

/** An instant as a field of date and time shows it, in Polish time: `2026-11-23T12:04:05`. */
export function toWallTime(instant: number): string {
  return wallFormat().format(instant).replace(' ', 'T');
}

/** The instant of a Polish wall time such as `2026-11-23T12:04`, in milliseconds since 1970; undefined when it is none. */
export function fromWallTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/.test(text)) return undefined;
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset of the answer is that of the place; twice, because the first guess may stand on the other side of a change.
  const offsetAt = (instant: number) =>
    Date.parse(`${toWallTime(instant)}Z`) - Math.floor(instant / 1000) * 1000;
  const guess = asUtc - offsetAt(asUtc);
  return asUtc - offsetAt(guess);
}

/** A number of bytes in decimal units: `1,5 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const isLarge = bytes >= 1_000_000;
  return `${sizeFormat().format(bytes / (isLarge ? 1_000_000 : 1000))} ${isLarge ? 'MB' : 'kB'}`;
}

/** `2026-11-23` as `23.11.2026`. */
export function formatDate(plainDate: string): string {
  return plainDate.split('-').toReversed().join('.');
}

/** `5253008129` as `525-300-81-29`. */
export function formatNip(nip: string): string {
  return nip.replace(/^(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1-$2-$3-$4');
}

/** `10832.79` as `10 832,79`; the text is only regrouped, never calculated with. */
export function formatAmount(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ' ')},${fraction.padEnd(2, '0')}`;
}
