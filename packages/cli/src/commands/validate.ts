import { type Problem, validateInvoice } from '@skryba/fa';
import type { Command } from '../command.ts';
import { listFiles } from '../documents/list-files.ts';
import { readBytes } from '../documents/read-file.ts';
import { tellProblems } from '../documents/tell-problems.ts';
import { CliError } from '../errors.ts';
import type { Output } from '../output.ts';
import { text } from '../values.ts';

const environments = ['production', 'demo', 'test', 'sandbox'] as const;
type Environment = (typeof environments)[number];

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
      pl: 'Pliki, foldery (wszystkie pliki .xml w środku) albo „-” (standardowe wejście). Wynik: 0 poprawne, 1 niepoprawne, 2 nie do odczytania. Z --json jeden obiekt w wierszu na plik.',
      en: 'Files, folders (every .xml file within) or "-" (standard input). Exit code: 0 valid, 1 invalid, 2 unusable. With --json one object on a line for each file.',
    },
    least: 1,
    most: Number.MAX_SAFE_INTEGER,
  },

  async run(values, output, operands) {
    const environment = environmentOf(text(values, 'environment') ?? 'production');
    let [valid, invalid] = [0, 0];
    for (const operand of operands) {
      for (const file of await listFiles(operand)) {
        const found = validateInvoice(await readBytes(file), { now: new Date(), environment });
        tell(file, found, output);
        if (found.valid) valid += 1;
        else invalid += 1;
      }
    }
    output.say({
      pl: `Razem: ${valid + invalid}; poprawne: ${valid}; niepoprawne: ${invalid}.`,
      en: `Files: ${valid + invalid}; valid: ${valid}; invalid: ${invalid}.`,
    });
    return invalid === 0 ? 0 : 1;
  },
};

function tell(
  file: string,
  { valid, problems }: { valid: boolean; problems: readonly Problem[] },
  output: Output,
): void {
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
