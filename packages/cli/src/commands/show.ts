import { readInvoice, summarise } from '@skryba/fa';
import type { Command } from '../command.ts';
import { invoiceText } from '../documents/invoice-text.ts';
import { readBytes } from '../documents/read-file.ts';
import { tellProblems } from '../documents/tell-problems.ts';

export const show: Command = {
  options: {},
  operands: {
    usage: 'FILE|-',
    help: {
      pl: 'Plik z fakturą FA(3) albo „-” (standardowe wejście). Wynik: 0 pokazano, 1 to nie jest faktura FA(3), 2 nie do odczytania.',
      en: 'A file with an FA(3) invoice or "-" (standard input). Exit code: 0 shown, 1 not an FA(3) invoice, 2 unusable.',
    },
    least: 1,
    most: 1,
  },

  async run(_values, output, [file = '-']) {
    const reading = readInvoice(await readBytes(file));
    if (!reading.ok) {
      output.result({ file, ok: false, errors: reading.problems });
      if (!output.json) output.say(tellProblems(reading.problems));
      return 1;
    }
    const summary = summarise(reading.invoice);
    output.result({ file, ok: true, invoice: summary });
    if (!output.json) output.say(invoiceText(summary));
    return 0;
  },
};
