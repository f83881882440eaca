// Runs the sandbox's suite and writes docs/sandbox-conformance.md: every operation of the contract and the statuses
// whose answers the suite validated against it. Needs the official contract beside the repository.
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
    z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
  ),
});

function runSuite(): Map<string, Map<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const report = join(folder, 'answers.tsv');
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'sandbox'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SANDBOX_CONFORMANCE: report },
  });
  if (status !== 0 || !existsSync(report))
    throw new Error('The suite failed: run `npx vitest run --project sandbox`.');
  const seen = new Map<string, Map<string, number>>();
  for (const line of readFileSync(report, 'utf8').trim().split('\n')) {
    const [operation = '', code = ''] = line.split('\t');
    const codes = seen.get(operation) ?? new Map<string, number>();
    codes.set(code, (codes.get(code) ?? 0) + 1);
    seen.set(operation, codes);
  }
  rmSync(folder, { recursive: true });
  return seen;
}

function table(seen: ReadonlyMap<string, ReadonlyMap<string, number>>): string {
  const { paths } = Contract.parse(JSON.parse(readFileSync(contractFile, 'utf8')));
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      documented: Object.keys(responses),
    })),
  );
  const rows = operations.map(({ name, documented }) => {
    const codes = seen.get(name);
    const validated = documented.filter((code) => codes?.has(code));
    const rest = documented.filter((code) => !codes?.has(code));
    return `| \`${name}\` | ${validated.join(', ') || '–'} | ${rest.join(', ') || '–'} |`;
  });
  const covered = operations.filter(({ name, documented }) =>
    documented.some((code) => code.startsWith('2') && seen.get(name)?.has(code)),
  );
  return [
    '# Conformance of the sandbox',
    '',
    'Every answer that the sandbox gives in its own suite is validated against the official contract 2.8.1:',
    'status, content type and body. A table row shows the documented HTTP statuses that the suite saw and those',
    'that it did not provoke. 401, 403 and 429 are answered in one place for all operations.',
    '',
    `Operations whose success was validated: ${covered.length} of ${operations.length}.`,
    '',
    '| operation | validated | not provoked by the suite |',
    '| --- | --- | --- |',
    ...rows,
    '',
    'Written by `node packages/sandbox/scripts/conformance.ts`.',
    '',
  ].join('\n');
}

const markdown = table(runSuite());
writeFileSync(join(root, 'docs/sandbox-conformance.md'), markdown);
console.log(markdown);
