import type { Command, Language } from './command.ts';
import type { CommandName } from './commands/index.ts';
import { summaries } from './summaries.ts';

const words = {
  pl: {
    usage: 'Użycie',
    commands: 'Polecenia',
    options: 'Opcje',
    command: 'polecenie',
    more: 'Więcej o poleceniu: skryba help POLECENIE',
    lang: 'język: pl albo en (domyślnie według systemu)',
    json: 'wynik jako jeden obiekt JSON w ostatnim wierszu',
    help: 'ta pomoc',
  },
  en: {
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    command: 'command',
    more: 'More about a command: skryba help COMMAND',
    lang: "language: pl or en (default: the system's)",
    json: 'the result as one JSON object on the last line',
    help: 'this help',
  },
} as const;

/** The help of the program: its commands. */
export function programHelp(language: Language): string {
  const say = words[language];
  const rows = Object.entries(summaries).map(([name, summary]) => [name, summary[language]] as const);
  return [
    `${say.usage}: skryba <${say.command}> [--…]`,
    '',
    `${say.commands}:`,
    ...columns(rows),
    '',
    say.more,
  ].join('\n');
}

/** The help of one command: its options. */
export function commandHelp(name: CommandName, command: Command, language: Language): string {
  const say = words[language];
  const own = Object.entries(command.options).map(
    ([option, { value, help }]) => [`--${option}${value ? ` ${value}` : ''}`, help[language]] as const,
  );
  return [
    `${say.usage}: skryba ${name} ${command.operands ? `${command.operands.usage} ` : ''}[--…]`,
    '',
    summaries[name][language],
    ...(command.operands ? ['', command.operands.help[language]] : []),
    '',
    `${say.options}:`,
    ...columns([...own, ['--lang pl|en', say.lang], ['--json', say.json], ['--help', say.help]]),
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
