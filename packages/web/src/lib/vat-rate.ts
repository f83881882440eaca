/** `23` as `23%`; rates in words stay as they are. */
export function rateLabel(rate: string): string {
  return /^\d+$/.test(rate) ? `${rate}%` : rate;
}
