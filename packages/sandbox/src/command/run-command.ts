import { parseArgs } from 'node:util';
import { type Bilingual, CommandError } from './bilingual.ts';
import { sandboxAsJson, sandboxInWords } from './describe-sandbox.ts';
import { type CommandOption, commandOptions } from './options.ts';
import { startByCommand } from './start-by-command.ts';
import type { Closable } from './stop-by-signal.ts';

const common = {
  lang: {
    type: 'string',
    value: 'pl|en',
    help: { pl: 'język (domyślnie według systemu)', en: "language (default: the system's)" },
  },
  json: {
    type: 'boolean',
    help: { pl: 'adresy jako jeden wiersz JSON', en: 'the addresses as one line of JSON' },
  },
  help: { type: 'boolean', help: { pl: 'ta pomoc', en: 'this help' } },
} as const satisfies Record<string, CommandOption>;
const options = { ...commandOptions, ...common };

function typed() {
  try {
    return parseArgs({ options }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      { pl: `Nie rozumiem opcji: ${reason}`, en: `The options were not understood: ${reason}` },
      { pl: 'Opcje pokazuje --help.', en: 'See them with --help.' },
      2,
      cause,
    );
  }
}

/** The language asked for, else the system's; English when that is neither Polish nor English. */
function language(args: readonly string[], env: NodeJS.ProcessEnv): keyof Bilingual {
  const at = args.findIndex((arg) => arg.startsWith('--lang'));
  const asked = at < 0 ? (env['LC_ALL'] ?? env['LANG']) : (args[at]?.split('=')[1] ?? args[at + 1]);
  return asked?.startsWith('pl') ? 'pl' : 'en';
}

function help(spoken: keyof Bilingual): string {
  const rows = Object.entries<CommandOption>(options).map(
    ([name, { value, help: text }]) => [`--${name}${value ? ` ${value}` : ''}`, text[spoken]] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length));
  const title = { pl: 'Piaskownica KSeF na tym komputerze.', en: 'KSeF on this machine.' };
  return [
    'skryba-sandbox [--…]',
    '',
    title[spoken],
    '',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
  ].join('\n');
}

/**
 * Runs the command line of the package.
 *
 * @param whenStarted gets what is to be closed before the process ends
 */
export async function runCommand(whenStarted: (started: Closable) => void): Promise<void> {
  const spoken = language(process.argv.slice(2), process.env);
  try {
    const { lang: _lang, json, help: wanted, ...values } = typed();
    if (wanted) return console.log(help(spoken));
    const sandbox = await startByCommand(values);
    whenStarted(sandbox);
    if (json) console.log(JSON.stringify(sandboxAsJson(sandbox)));
    else console.log(sandboxInWords(sandbox)[spoken]);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(`${error.messages[spoken]}\n${error.remedy[spoken]}`);
    process.exitCode = error.exitCode;
  }
}
