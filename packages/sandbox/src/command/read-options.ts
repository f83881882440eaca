import { resolve } from 'node:path';
import { ruleChoices } from '@skryba/fa';
import { z } from 'zod';
import { signerTrusts } from '../auth/signer-trust.ts';
import { rateLimitProfiles } from '../limits/rate-limits.ts';
import { createClock, isOnCalendar } from '../platform/clock.ts';
import { contractVersions } from '../platform/contract-version.ts';
import type { SandboxOptions } from '../start-sandbox.ts';
import { officialEnvironments } from '../tls/official-names.ts';
import { CommandError } from './bilingual.ts';
import { type CommandOption, commandOptions, type CommandValues } from './options.ts';

const DAY_MS = 86_400_000;
const MOST_CALLS = 1_000_000;
const MOST_BYTES = 999_999_999;
const HostName = z
  .string()
  .trim()
  .regex(/^[\da-z](?:[\da-z.-]*[\da-z])?$|^[\da-f:.]+$/i);

const whole = (highest: number, lowest = 0) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((number) => number >= lowest && number <= highest);

/** What each option takes. */
const Typed = z.object({
  port: whole(65_535).exactOptional(),
  host: HostName.exactOptional(),
  data: z.string().min(1).exactOptional(),
  delay: z.union([whole(DAY_MS), z.literal('realistic')]).exactOptional(),
  seed: z.string().min(1).exactOptional(),
  clock: z.iso
    .datetime({ offset: true })
    .refine((text) => isOnCalendar(Date.parse(text)))
    .exactOptional(),
  'rate-limits': z.enum(rateLimitProfiles).exactOptional(),
  trust: z.enum(signerTrusts).exactOptional(),
  rules: z.enum(ruleChoices).exactOptional(),
  contract: z.enum(contractVersions).exactOptional(),
  'upo-page-size': whole(10_000, 1).exactOptional(),
  'record-calls': whole(MOST_CALLS).exactOptional(),
  'record-bytes': whole(MOST_BYTES).exactOptional(),
  tls: z.boolean().default(false),
  'tls-names': z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(HostName))
    .default([]),
  as: z.enum(officialEnvironments).exactOptional(),
});

const EXAMPLES: Readonly<Record<keyof typeof commandOptions, string>> = {
  port: ' 8280',
  host: ' 0.0.0.0',
  data: ' ./ksef',
  delay: ' 300',
  seed: ' demo',
  clock: ' 2027-01-01T08:00:00+01:00',
  'rate-limits': ' production',
  trust: ' own-authorities',
  rules: ' all',
  contract: ' 2.7.0',
  'upo-page-size': ' 100',
  'record-calls': ' 500',
  'record-bytes': ' 1000000',
  tls: '',
  'tls-names': ' ksef-sandbox,192.168.1.20',
  as: ' test',
};

/** Reads what was typed. @throws CommandError naming the option that is wrong, with an example */
export function readOptions(values: CommandValues): SandboxOptions {
  const read = Typed.safeParse(values);
  if (!read.success) throw notUnderstood(read.error.issues[0]?.path[0], values);
  const {
    data,
    delay,
    clock,
    'rate-limits': rateLimits,
    'upo-page-size': upoPageSize,
    'record-calls': calls,
    'record-bytes': bytes,
    tls,
    'tls-names': tlsNames,
    ...same
  } = read.data;
  return {
    ...same,
    record: { ...(calls === undefined ? {} : { calls }), ...(bytes === undefined ? {} : { bytes }) },
    ...(upoPageSize === undefined ? {} : { upoPageSize }),
    tls: tls || tlsNames.length > 0,
    tlsNames,
    ...(data === undefined ? {} : { dataDir: resolve(data) }),
    ...(delay === undefined ? {} : { processingDelayMs: delay }),
    ...(clock === undefined ? {} : { clock: clockFrom(clock) }),
    ...(rateLimits === undefined ? {} : { rateLimits }),
  };
}

function clockFrom(instant: string) {
  const clock = createClock();
  clock.set(Date.parse(instant));
  return clock;
}

function notUnderstood(path: PropertyKey | undefined, values: CommandValues): CommandError {
  const name = String(path);
  const example = Object.entries(EXAMPLES).find(([option]) => option === name)?.[1] ?? '';
  const choices = choicesOf(Object.entries<CommandOption>(commandOptions).find(([o]) => o === name)?.[1]);
  return new CommandError(
    {
      pl: `--${name}: nie rozumiem „${values[name]}”.`,
      en: `--${name}: "${values[name]}" is not understood.`,
    },
    choices.length > 0
      ? { pl: `Możliwe wartości: ${choices.join(', ')}.`, en: `It takes one of: ${choices.join(', ')}.` }
      : { pl: `Podaj na przykład --${name}${example}.`, en: `Give for example --${name}${example}.` },
    2,
  );
}

/** The values of an option that takes nothing else, e.g. `test|demo|production`. */
function choicesOf(option: CommandOption | undefined): string[] {
  const choices = option?.value?.split('|') ?? [];
  return choices.length > 1 && choices.every((choice) => choice === choice.toLowerCase()) ? choices : [];
}
