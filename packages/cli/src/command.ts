import type { ParseArgsOptionsConfig } from 'node:util';
import type { Output } from './output.ts';

/** A text for people in both languages. */
export interface Bilingual {
  pl: string;
  en: string;
}

export type Language = keyof Bilingual;

/** One option as the help shows it and as `parseArgs` reads it. */
export interface Option {
  type: 'string' | 'boolean';
  /** Name of the value in the help, e.g. `PORT`. */
  value?: string;
  help: Bilingual;
}

/** What was typed after the command, by option name. */
export type Values = Record<string, string | boolean | undefined>;

/** What may stand after the command besides options. */
export interface Operands {
  /** How the help writes them, e.g. `FILE|DIR|-`. */
  usage: string;
  help: Bilingual;
  least: number;
  most: number;
}

export interface Command {
  options: Record<string, Option>;
  /** Absent: nothing but options may follow the command. */
  operands?: Operands;
  /**
   * Does the command's work.
   *
   * @returns the exit code
   * @throws CliError with what happened, why and what to do
   */
  run(values: Values, output: Output, operands: readonly string[]): Promise<number>;
}

/** Options in the form of `node:util` parseArgs. */
export function parseConfig(options: Record<string, Option>): ParseArgsOptionsConfig {
  return Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
}
