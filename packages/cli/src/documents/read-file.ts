import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CliError, codeOf } from '../errors.ts';

/** Stands for standard input where a file is asked for. */
export const STANDARD_INPUT = '-';

/**
 * The bytes of a file, or of standard input for `-`.
 *
 * @throws CliError with exit code 2 when it cannot be read
 */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return file === STANDARD_INPUT ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** A file or folder that cannot be read; other errors come back as they are. */
export function unreadable(file: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  return new CliError(
    {
      pl: `Nie można odczytać „${file}” (${code}).`,
      en: `"${file}" cannot be read (${code}).`,
    },
    {
      pl: 'Sprawdź nazwę i prawa do pliku; „-” oznacza standardowe wejście.',
      en: 'Check the name and the rights to the file; "-" stands for standard input.',
    },
    2,
    error,
  );
}
