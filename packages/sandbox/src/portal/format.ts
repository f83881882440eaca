const instantFormat = new Intl.DateTimeFormat('pl-PL', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Warsaw',
});

/** An instant for a Polish reader, in Polish time: `23.11.2026, 12:04`. */
export function formatInstant(instant: Date): string {
  return instantFormat.format(instant);
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
