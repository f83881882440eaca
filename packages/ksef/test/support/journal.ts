import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Environment variable with the folder where the whole suite keeps what was logged and what is secret. */
export const JOURNAL = 'KSEF_TEST_JOURNAL';

/** Writes a line to the journal of the whole suite, from any of its processes. */
export function journal(line: string): void {
  append('log', line);
}

/** Names something that must never be logged. Short texts are left out: they occur by chance. */
export function secret(text: string): void {
  if (text.length >= 16) append('secret', text);
}

function append(kind: 'log' | 'secret', text: string): void {
  const folder = process.env[JOURNAL];
  if (folder) appendFileSync(join(folder, `${process.pid}.${kind}`), `${JSON.stringify(text)}\n`);
}

/** Everything that was logged, and everything secret. */
export function readJournal(folder: string): { logged: string[]; secrets: string[] } {
  const read = (kind: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(`.${kind}`))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .filter((line) => line !== '')
      .map((line) => String(JSON.parse(line)));
  return { logged: read('log'), secrets: [...new Set(read('secret'))] };
}

const FORBIDDEN: readonly RegExp[] = [
  /\bBearer\s+\S/,
  /\beyJ[\w-]{10,}\./,
  /<\/?(?:\w+:)?(?:Faktura|Fa|Podmiot1|AuthTokenRequest)\b[^>]*>/,
  /-----BEGIN/,
  /\d{8}-EC-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}\|\w+-\d+\|[0-9a-f]{16}/,
  /[?&]sig=/,
];

/** Secrets, bearers, keys, KSeF tokens, signed addresses and invoices that occur in what was logged. */
export function leaks({
  logged,
  secrets,
}: {
  logged: readonly string[];
  secrets: readonly string[];
}): string[] {
  const everything = logged.join('\n');
  const known = secrets
    .filter((text) => everything.includes(text))
    .map((text) => `secret ${text.slice(0, 6)}…`);
  const patterns = FORBIDDEN.filter((pattern) => pattern.test(everything)).map(String);
  return [...known, ...patterns];
}
