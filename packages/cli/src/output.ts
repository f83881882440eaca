import type { Bilingual, Language } from './command.ts';

/** Where a command speaks. Words go to the terminal; with `--json` only the JSON goes to standard output. */
export interface Output {
  readonly language: Language;
  readonly json: boolean;
  /** A line for people; with `--json` it goes to standard error. */
  say(text: Bilingual): void;
  /** One JSON object on one line of standard output; nothing without `--json`. */
  result(value: object): void;
}

/** Speaks on this process's terminal. */
export function terminal(language: Language, json: boolean): Output {
  return {
    language,
    json,
    say: (text) => (json ? console.error : console.log)(text[language]),
    result: (value) => {
      if (json) console.log(JSON.stringify(value));
    },
  };
}
