// Runs the sandbox's suite and writes docs/sandbox-conformance.md: every operation of the contract, the statuses and
// error codes whose answers the suite validated against it, and the reason for each that it did not provoke.
// Needs the official contract beside the repository.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { unprovoked } from '../test/support/unprovoked.ts';

const root = join(import.meta.dirname, '../../..');
const contractFile = join(root, '../shared/ksef/open-api-2.8.1.json');
const Contract = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ responses: z.record(z.string(), z.object({ description: z.string().default('') })) }),
    ),
  ),
});

/** Statuses and error codes by operation. */
type Seen = Map<string, Set<string>>;

function runSuite(): Seen {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const report = join(folder, 'answers.tsv');
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'sandbox'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, SANDBOX_CONFORMANCE: report },
    },
  );
  if (status !== 0 || !existsSync(report))
    throw new Error('The suite failed: run `npm test -- --project sandbox`.');
  const seen: Seen = new Map();
  for (const line of readFileSync(report, 'utf8').trim().split('\n')) {
    const [operation = '', answered = '', codes = ''] = line.split('\t');
    const known = seen.get(operation) ?? new Set<string>();
    for (const value of [answered, ...codes.split(' ')]) if (value !== '') known.add(value);
    seen.set(operation, known);
  }
  rmSync(folder, { recursive: true });
  return seen;
}

interface Row {
  name: string;
  /** Documented statuses, and documented error codes of 400. */
  documented: string[];
}

function documentedRows(): Row[] {
  const { paths } = Contract.parse(JSON.parse(readFileSync(contractFile, 'utf8')));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => {
      const table = responses['400']?.description ?? '';
      const codes = [...table.matchAll(/^\s*\|\s*(\d{5})\s*\|/gm)].map(([, code = '']) => code);
      return {
        name: `${method.toUpperCase()} ${path}`,
        documented: [...Object.keys(responses), ...new Set(codes)],
      };
    }),
  );
}

const isStatus = (value: string) => value.length === 3;
const listed = (values: readonly string[]) => values.join(', ') || '–';

function rowOf({ name, documented }: Row, seen: Seen): string {
  const validated = documented.filter((value) => seen.get(name)?.has(value));
  const rest = documented.filter((value) => !seen.get(name)?.has(value));
  return `| \`${name}\` | ${listed(validated.filter(isStatus))} | ${listed(
    validated.filter((value) => !isStatus(value)),
  )} | ${listed(rest)} |`;
}

function reasonsOf(rows: readonly Row[], seen: Seen): string[] {
  return rows.flatMap(({ name, documented }) =>
    documented
      .filter((value) => !seen.get(name)?.has(value))
      .map((value) => `| \`${name}\` | ${value} | ${unprovoked[name]?.[value] ?? '**no reason given**'} |`),
  );
}

function page(rows: readonly Row[], seen: Seen): string {
  const covered = rows.filter(({ name, documented }) =>
    documented.some((value) => /^2\d\d$/.test(value) && seen.get(name)?.has(value)),
  );
  return [
    '# Conformance of the sandbox',
    '',
    'Every answer that the sandbox gives in its own suite is validated against the official contract 2.8.1:',
    'status, content type and body. A row shows the documented HTTP statuses and the documented error codes of 400',
    'that the suite saw, and those that it did not provoke; the second table says why.',
    '',
    `Operations whose success was validated: ${covered.length} of ${rows.length}.`,
    '',
    '| operation | statuses validated | error codes validated | not provoked |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => rowOf(row, seen)),
    '',
    '## Why some are not provoked',
    '',
    '| operation | status or code | reason |',
    '| --- | --- | --- |',
    ...reasonsOf(rows, seen),
    '',
    'Written by `node packages/sandbox/scripts/conformance.ts`.',
    '',
  ].join('\n');
}

const rows = documentedRows();
const markdown = page(rows, runSuite());
writeFileSync(join(root, 'docs/sandbox-conformance.md'), markdown);
console.log(markdown);
if (markdown.includes('no reason given')) {
  console.error('Provoke what has no reason, or add one to packages/sandbox/test/support/unprovoked.ts.');
  process.exitCode = 1;
}
