import { type DocumentValidation, validateDocument } from '@skryba/fa';
import type { Command } from '../command.ts';
import { listFiles } from '../documents/list-files.ts';
import { readBytes } from '../documents/read-file.ts';
import { tellProblems } from '../documents/tell-problems.ts';
import { CliError } from '../errors.ts';
import type { Output } from '../output.ts';
import { text } from '../values.ts';

const environments = ['production', 'demo', 'test', 'sandbox'] as const;
type Environment = (typeof environments)[number];

/** The place of a problem that concerns a whole file. */
const unreadable = { code: 'FILE_UNREADABLE', severity: 'error', path: '/', line: 1, column: 1 } as const;

export const validate: Command = {
  options: {
    environment: {
      type: 'string',
      value: environments.join('|'),
      help: {
        pl: 'środowisko, do którego faktura ma trafić (domyślnie production)',
        en: 'the environment that the invoice is meant for (default production)',
      },
    },
  },
  operands: {
    usage: 'FILE|DIR|- …',
    help: {
      pl: 'Faktury FA(3), FA_RR(1), PEF(3) i PEF_KOR(3): pliki, foldery (wszystkie pliki .xml w środku) albo „-” (standardowe wejście). Wynik: 0 poprawne, 1 niepoprawne, 2 nie do odczytania. Z --json jeden obiekt w wierszu na plik.',
      en: 'Invoices in FA(3), FA_RR(1), PEF(3) and PEF_KOR(3): files, folders (every .xml file within) or "-" (standard input). Exit code: 0 valid, 1 invalid, 2 unusable. With --json one object on a line for each file.',
    },
    least: 1,
    most: Number.MAX_SAFE_INTEGER,
  },

  async run(values, output, operands) {
    const environment = environmentOf(text(values, 'environment') ?? 'production');
    const counts = { valid: 0, invalid: 0, unusable: 0 };
    for (const operand of operands) {
      const files = await usable(operand, output, () => listFiles(operand));
      if (!files) counts.unusable += 1;
      for (const file of files ?? []) {
        const bytes = await usable(file, output, () => readBytes(file));
        const outcome = bytes ? judge(file, bytes, environment, output) : 'unusable';
        counts[outcome] += 1;
      }
    }
    const { valid, invalid, unusable } = counts;
    output.say({
      pl: `Razem: ${valid + invalid + unusable}; poprawne: ${valid}; niepoprawne: ${invalid}; nie do odczytania: ${unusable}.`,
      en: `Files: ${valid + invalid + unusable}; valid: ${valid}; invalid: ${invalid}; unusable: ${unusable}.`,
    });
    if (unusable > 0) return 2;
    return invalid === 0 ? 0 : 1;
  },
};

/** What could be read, or undefined after telling why not: one bad file does not keep the others from their turn. */
async function usable<Content>(
  file: string,
  output: Output,
  read: () => Promise<Content>,
): Promise<Content | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const { text: message, remedy } = error;
    output.result({ file, valid: false, errors: [{ ...unreadable, message, remedy }] });
    if (!output.json) console.error(`✗ ${message[output.language]}\n  → ${remedy[output.language]}`);
    return undefined;
  }
}

function judge(
  file: string,
  bytes: Uint8Array,
  environment: Environment,
  output: Output,
): 'valid' | 'invalid' {
  const found = validateDocument(bytes, { now: new Date(), environment });
  tell(file, found, output);
  return found.valid ? 'valid' : 'invalid';
}

function tell(file: string, { valid, problems }: DocumentValidation, output: Output): void {
  output.result({ file, valid, errors: problems });
  if (output.json) return;
  const sign = valid ? '✓' : '✗';
  const told = tellProblems(problems);
  output.say({
    pl: `${sign} ${file}${told.pl && `\n${told.pl}`}`,
    en: `${sign} ${file}${told.en && `\n${told.en}`}`,
  });
}

function environmentOf(given: string): Environment {
  const known = environments.find((environment) => environment === given);
  if (known) return known;
  throw new CliError(
    { pl: `Nie ma środowiska „${given}”.`, en: `There is no environment "${given}".` },
    { pl: `Wybierz: ${environments.join(', ')}.`, en: `Choose one of: ${environments.join(', ')}.` },
    2,
  );
}
