import { readAnyInvoice, summarise, summariseRR } from '@skryba/fa';
import type { Command } from '../command.ts';
import { invoiceText } from '../documents/invoice-text.ts';
import { readBytes } from '../documents/read-file.ts';
import { tellProblems } from '../documents/tell-problems.ts';

export const show: Command = {
  options: {},
  operands: {
    usage: 'FILE|-',
    help: {
      pl: 'Plik z fakturą FA(3) albo FA_RR(1), albo „-” (standardowe wejście). Wynik: 0 pokazano, 1 to nie jest taka faktura, 2 nie do odczytania.',
      en: 'A file with an FA(3) or FA_RR(1) invoice or "-" (standard input). Exit code: 0 shown, 1 no such invoice, 2 unusable.',
    },
    least: 1,
    most: 1,
  },

  async run(_values, output, [file = '-']) {
    const reading = readAnyInvoice(await readBytes(file));
    if (!reading.ok) {
      output.result({ file, ok: false, errors: reading.problems });
      if (!output.json) output.say(tellProblems(reading.problems));
      return 1;
    }
    const summary = reading.form === 'FA(3)' ? summarise(reading.invoice) : summariseRR(reading.invoice);
    output.result({ file, ok: true, form: reading.form, invoice: summary });
    if (!output.json) output.say(invoiceText(summary));
    return 0;
  },
};
