import type { Option, Values } from './command.ts';
import { wholeNumber } from './values.ts';

const dayInMs = 86_400_000;

/** How long the sandbox takes to process what it is sent. */
export const delayOption: Record<string, Option> = {
  delay: {
    type: 'string',
    value: 'MS',
    help: {
      pl: 'czas przetwarzania w piaskownicy, w milisekundach (domyślnie 300)',
      en: "the sandbox's processing time in milliseconds (default 300)",
    },
  },
};

/** The processing time asked for, in milliseconds. */
export function processingDelay(values: Values): number {
  return wholeNumber(values, 'delay', 300, dayInMs);
}
