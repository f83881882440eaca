import type { Values } from './command.ts';
import { CliError } from './errors.ts';

/** The text of an option, or undefined when it was not given. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * A whole number of an option.
 *
 * @throws CliError when it is not a whole number from 0 to `highest`
 */
export function wholeNumber(values: Values, name: string, fallback: number, highest: number): number {
  const given = text(values, name);
  if (given === undefined) return fallback;
  const number = Number(given);
  if (/^\d+$/.test(given) && number <= highest) return number;
  throw new CliError(
    {
      pl: `--${name}: „${given}” nie jest liczbą od 0 do ${highest}.`,
      en: `--${name}: "${given}" is not a number from 0 to ${highest}.`,
    },
    { pl: `Podaj na przykład --${name} ${fallback}.`, en: `Give for example --${name} ${fallback}.` },
    2,
  );
}

/** The number of a TCP port; 0 takes any free one. */
export function port(values: Values, name: string, fallback: number): number {
  return wholeNumber(values, name, fallback, 65_535);
}
