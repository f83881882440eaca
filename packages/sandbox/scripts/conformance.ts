// Runs the sandbox's suite and writes docs/sandbox-conformance.md: every operation of the contract, the statuses and
// error codes whose answers the suite validated against it, and those that only a fault brings about.
// Fails when one is missing, or when a request could have brought about what only a fault did.
// Needs the official contract beside the repository.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '../../..');
const contractFile = join(root, '../shared/ksef/open-api-2.8.1.json');
const Contract = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        parameters: z.array(z.object({ in: z.string() })).default([]),
        requestBody: z.unknown().optional(),
        responses: z.record(z.string(), z.object({ description: z.string().default('') })),
      }),
    ),
  ),
});

/** Statuses and error codes by operation: those that requests led to, and those that a fault asked for. */
type Seen = Record<'request' | 'fault', Map<string, Set<string>>>;
const Origin = z.enum(['request', 'fault']);

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
  const seen: Seen = { request: new Map(), fault: new Map() };
  for (const line of readFileSync(report, 'utf8').trim().split('\n')) {
    const [operation = '', answered = '', codes = '', origin = ''] = line.split('\t');
    const ofOrigin = seen[Origin.parse(origin)];
    const known = ofOrigin.get(operation) ?? new Set<string>();
    for (const value of [answered, ...codes.split(' ')]) if (value !== '') known.add(value);
    ofOrigin.set(operation, known);
  }
  rmSync(folder, { recursive: true });
  return seen;
}

interface Row {
  name: string;
  /** Documented statuses, and documented error codes of 400. */
  documented: string[];
  /** Whether it takes no parameter and no body, so that no request that reaches it can be wrong. */
  takesNothing: boolean;
}

function documentedRows(): Row[] {
  const { paths } = Contract.parse(JSON.parse(readFileSync(contractFile, 'utf8')));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody, responses }]) => {
      const table = responses['400']?.description ?? '';
      const codes = [...table.matchAll(/^\s*\|\s*(\d{4,5})\s*\|/gm)].map(([, code = '']) => code);
      return {
        name: `${method.toUpperCase()} ${path}`,
        documented: [...Object.keys(responses), ...new Set(codes)],
        takesNothing: requestBody === undefined && parameters.every((one) => one.in === 'header'),
      };
    }),
  );
}

const isStatus = (value: string) => value.length === 3;
const listed = (values: readonly string[]) => values.join(', ') || '–';

/** Documented outcomes of an operation by how the suite brought them about. */
function outcomesOf({ name, documented }: Row, seen: Seen) {
  const validated = documented.filter((value) => seen.request.get(name)?.has(value));
  const rest = documented.filter((value) => !validated.includes(value));
  const onDemand = rest.filter((value) => seen.fault.get(name)?.has(value));
  return { validated, onDemand, missing: rest.filter((value) => !onDemand.includes(value)) };
}

function rowOf(row: Row, seen: Seen): string {
  const { validated, onDemand } = outcomesOf(row, seen);
  const statuses = listed(validated.filter(isStatus));
  const codes = listed(validated.filter((value) => !isStatus(value)));
  return `| \`${row.name}\` | ${statuses} | ${codes} | ${listed(onDemand)} |`;
}

/** What is not proved: outcomes that nothing brought about, and those that a request could have, but only a fault did. */
function gapsOf(rows: readonly Row[], seen: Seen): string[] {
  return rows.flatMap((row) => {
    const { onDemand, missing } = outcomesOf(row, seen);
    return [
      ...missing.map((value) => `${row.name} ${value}: not brought about`),
      ...(row.takesNothing ? [] : onDemand.map((value) => `${row.name} ${value}: by a fault only`)),
    ];
  });
}

function page(rows: readonly Row[], seen: Seen): string {
  const all = rows.map((row) => outcomesOf(row, seen));
  const count = (of: 'validated' | 'onDemand') => all.reduce((sum, outcomes) => sum + outcomes[of].length, 0);
  const succeeding = all.filter(({ validated }) => validated.some((value) => /^2\d\d$/.test(value))).length;
  return [
    '# Conformance of the sandbox',
    '',
    'Every answer that the sandbox gives in its own suite is validated against the official contract 2.8.1:',
    'status, content type and body. A row shows the documented HTTP statuses and the documented error codes of 400',
    'that requests of the suite led to. Operations that take no parameter and no body cannot be asked wrongly: what the',
    'contract documents for them all the same comes on demand only, by a fault of the kind `answer`, as every other',
    'documented refusal does too (`POST /_sandbox/faults`).',
    '',
    `Operations whose success was validated: ${succeeding} of ${rows.length}.`,
    `Documented outcomes: ${count('validated')} by requests, ${count('onDemand')} on demand only, none missing.`,
    '',
    '| operation | statuses validated | error codes validated | on demand only |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => rowOf(row, seen)),
    '',
    'Written by `node packages/sandbox/scripts/conformance.ts`, which fails when one is missing.',
    '',
  ].join('\n');
}

const rows = documentedRows();
const seen = runSuite();
const gaps = gapsOf(rows, seen);
if (gaps.length > 0) {
  console.error(`The suite of the sandbox leaves gaps; bring these about by requests:\n${gaps.join('\n')}`);
  process.exitCode = 1;
} else {
  const markdown = page(rows, seen);
  writeFileSync(join(root, 'docs/sandbox-conformance.md'), markdown);
  console.log(markdown);
}
