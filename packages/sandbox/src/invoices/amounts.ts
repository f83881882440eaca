/** Adds decimal texts with at most two places exactly; what is not an amount counts as zero (its validation says why). */
export function sumAmounts(texts: readonly string[]): number {
  let hundredths = 0n;
  for (const text of texts) {
    const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
    if (whole === undefined) continue;
    const value = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
    hundredths += sign === '-' ? -value : value;
  }
  // JSON of the contract carries amounts as numbers.
  return Number(hundredths) / 100;
}
