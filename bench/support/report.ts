/** What a measurement found: milliseconds or other figures by name. */
export type Figures = Record<string, number>;

/** The value below which the share `q` (0 to 1) of the values lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Prints figures beside their targets; with `--json` as one object on the last line. */
export function report(name: string, figures: Figures, targets: Figures): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ name, figures, targets }));
    return;
  }
  for (const [figure, value] of Object.entries(figures)) {
    const target = targets[figure];
    const verdict = target === undefined ? '' : `  (target ${target}: ${value <= target ? 'met' : 'MISSED'})`;
    console.log(`${figure.padEnd(24)} ${Math.round(value * 10) / 10}${verdict}`);
  }
}
