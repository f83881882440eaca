import { writeFile } from 'node:fs/promises';
import { type Problem, readAnyInvoice } from '@skryba/fa';
import type { Command } from '../command.ts';
import { jsonToXml } from '../documents/json-to-xml.ts';
import { readBytes, unreadable } from '../documents/read-file.ts';
import { tellProblems } from '../documents/tell-problems.ts';
import type { Output } from '../output.ts';
import { text } from '../values.ts';

export const convert: Command = {
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      help: {
        pl: 'plik wyniku (domyślnie standardowe wyjście)',
        en: 'file of the result (default: standard output)',
      },
    },
  },
  operands: {
    usage: 'FILE|-',
    help: {
      pl: 'Plik XML albo JSON, albo „-” (standardowe wejście); kierunek wynika z treści. Wynik: 0 zamieniono, 1 to nie jest faktura FA(3) ani FA_RR(1), 2 nie do odczytania.',
      en: 'An XML or JSON file, or "-" (standard input); the direction follows from the content. Exit code: 0 converted, 1 neither an FA(3) nor an FA_RR(1) invoice, 2 unusable.',
    },
    least: 1,
    most: 1,
  },

  async run(values, output, [file = '-']) {
    const bytes = await readBytes(file);
    const source = new TextDecoder().decode(bytes);
    if (/^\s*\{/u.test(source)) {
      const converted = jsonToXml(source);
      return converted.ok
        ? deliver(converted.xml, text(values, 'out'), output)
        : refuse(file, converted.problems, output);
    }
    const reading = readAnyInvoice(bytes);
    if (!reading.ok) return refuse(file, reading.problems, output);
    const json = `${JSON.stringify(reading.invoice, null, 2)}\n`;
    return deliver(new TextEncoder().encode(json), text(values, 'out'), output);
  },
};

function refuse(file: string, problems: readonly Problem[], output: Output): number {
  output.result({ file, ok: false, errors: problems });
  if (!output.json) console.error(tellProblems(problems)[output.language]);
  return 1;
}

async function deliver(content: Uint8Array, out: string | undefined, output: Output): Promise<number> {
  if (out === undefined) {
    process.stdout.write(content);
    return 0;
  }
  try {
    await writeFile(out, content);
  } catch (error) {
    throw unreadable(out, error);
  }
  output.result({ ok: true, file: out });
  return 0;
}
