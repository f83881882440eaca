import { parseArgs } from 'node:util';
import { type Bilingual, type Command, type Language, parseConfig, type Values } from './command.ts';
import { type CommandName, commands, isCommand } from './commands/index.ts';
import { CliError } from './errors.ts';
import { commandHelp, programHelp } from './help.ts';
import { type Output, terminal } from './output.ts';

/** Options that every command understands. */
const common = {
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Runs one command line to its end.
 *
 * @param args - what was typed after `skryba`
 * @returns the exit code: 0, 1 for a failure, 2 for a command line that was not understood
 */
export async function runCommandLine(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const output = terminal(languageOf(args, env), args.includes('--json'));
  try {
    return await dispatch(args, output);
  } catch (error) {
    return report(error, output);
  }
}

async function dispatch(args: readonly string[], output: Output): Promise<number> {
  const words = args.filter((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--lang');
  const [first, second] = words;
  if (first === undefined || (first === 'help' && second === undefined)) {
    console.log(programHelp(output.language));
    return 0;
  }
  const name = first === 'help' ? second : first;
  if (name === undefined || !isCommand(name)) throw unknownCommand(name ?? '');
  const command = await commands[name]();
  if (first === 'help' || args.includes('--help') || args.includes('-h')) {
    console.log(commandHelp(name, command, output.language));
    return 0;
  }
  const { values, operands } = typedAfter(name, command, args.slice(args.indexOf(name) + 1));
  return command.run(values, output, operands);
}

function typedAfter(
  name: CommandName,
  command: Command,
  args: readonly string[],
): { values: Values; operands: string[] } {
  try {
    const options = { ...parseConfig(command.options), ...common };
    const allowPositionals = command.operands !== undefined;
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals });
    checkOperands(command, positionals);
    return {
      values: Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value))),
      operands: positionals,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(
      {
        pl: `Nie rozumiem opcji polecenia ${name}: ${reason}`,
        en: `The options of ${name} were not understood: ${reason}`,
      },
      { pl: `Opcje pokazuje: skryba help ${name}`, en: `See them with: skryba help ${name}` },
      2,
      error,
    );
  }
}

function checkOperands({ operands }: Command, given: readonly string[]): void {
  if (!operands || (given.length >= operands.least && given.length <= operands.most)) return;
  throw new RangeError(`${operands.usage} ≠ "${given.join(' ')}"`);
}

function unknownCommand(name: string): CliError {
  return new CliError(
    { pl: `Nie ma polecenia „${name}”.`, en: `There is no command "${name}".` },
    { pl: 'Listę pokazuje: skryba help', en: 'See the list with: skryba help' },
    2,
  );
}

/** `--lang`, else the language of the system; English when that is neither Polish nor English. */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const typed = args[index]?.split('=')[1] ?? args[index + 1];
  const asked = index >= 0 ? typed : (env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG);
  return asked?.startsWith('pl') ? 'pl' : 'en';
}

function report(error: unknown, output: Output): number {
  const { text, remedy, exitCode } = wordsOf(error);
  console.error(`${text[output.language]}\n${remedy[output.language]}`);
  output.result({ ok: false, error: { message: text, remedy } });
  return exitCode;
}

/** What a person reads of an error. An error that nobody foresaw is shown whole, for the one who mends it. */
function wordsOf(error: unknown): { text: Bilingual; remedy: Bilingual; exitCode: number } {
  if (error instanceof CliError) return error;
  // By shape, not by class: loading the server to know its errors would make `help` slow.
  if (error instanceof Error && 'messages' in error && 'remedy' in error) {
    const { messages, remedy } = error;
    const exitCode = 'exitCode' in error && error.exitCode === 2 ? 2 : 1;
    if (isBilingual(messages) && isBilingual(remedy)) return { text: messages, remedy, exitCode };
  }
  console.error(error);
  return {
    text: { pl: 'Wystąpił nieprzewidziany błąd (powyżej).', en: 'An unforeseen error happened (above).' },
    remedy: {
      pl: 'Uruchom „skryba doctor”; jeśli nic nie wykryje, zgłoś błąd z tym, co powyżej.',
      en: 'Run "skryba doctor"; if it finds nothing, report the error with what is above.',
    },
    exitCode: 1,
  };
}

function isBilingual(value: unknown): value is Bilingual {
  return typeof value === 'object' && value !== null && 'pl' in value && 'en' in value;
}
