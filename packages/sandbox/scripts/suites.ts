// Runs the scenarios of test/conformance and writes docs/sandbox-suites.md: the official end-to-end suites class by
// class, which of their tests the sandbox was just shown to hold, and why any does not.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { MirrorState, PublicClass } from '../test/conformance/mirror.ts';
import { coreClasses } from '../test/conformance/mirrors-core.ts';
import { permissionClasses } from '../test/conformance/mirrors-permissions.ts';

const root = join(import.meta.dirname, '../../..');
const Report = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ status: z.string(), title: z.string() })) }),
  ),
});

/** The public tests named by scenarios that passed now. */
function shownNow(): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'suites-'));
  const file = join(folder, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const run = [vitest, 'run', '--project', 'sandbox', 'test/conformance', '--reporter=json'];
  const { status } = spawnSync(process.execPath, [...run, `--outputFile=${file}`], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('A scenario failed: run `npm test -- --project sandbox conformance`.');
  const { testResults } = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  rmSync(folder, { recursive: true });
  const passed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter((result) => result.status === 'passed'),
  );
  return new Set(passed.flatMap(({ title }) => title.match(/(?:C#|Java) \w+\.\w+/g) ?? []));
}

function row(name: string, test: string, state: MirrorState, shown: ReadonlySet<string>): string {
  if (state !== 'holds') return `| ${test} | – | ${state.differs} |`;
  if (!shown.has(name)) throw new Error(`No scenario that passed shows ${name}.`);
  return `| ${test} | holds | |`;
}

function section({ suite, name, tests }: PublicClass, shown: ReadonlySet<string>): string[] {
  const rows = Object.entries(tests).map(([test, state]) =>
    row(`${suite} ${name}.${test}`, test, state, shown),
  );
  return [`### ${name}`, '', '| public test | sandbox | why not |', '| --- | --- | --- |', ...rows, ''];
}

function page(classes: readonly PublicClass[], shown: ReadonlySet<string>): string {
  const states = classes.flatMap(({ tests }) => Object.values(tests));
  const holding = states.filter((state) => state === 'holds').length;
  const suite = (of: PublicClass['suite']) =>
    classes.filter((one) => one.suite === of).flatMap((one) => section(one, shown));
  return [
    '# The official suites, re-told',
    '',
    'The official C# and Java clients of KSeF come with end-to-end suites that say how the real service behaves.',
    'Each of their tests is re-told in our own words and code in `packages/sandbox/test/conformance`, as a scenario',
    'over real HTTP with real cryptography. A row holds when its scenario passed in the run that wrote this page.',
    '',
    'The suites themselves count on the request limits of the environment in two places: `RateLimitsPerIpE2eTests`',
    'needs `--rate-limits production`, `ExceptionsApiIntegrationTest.tooManyRequestTest` needs `--rate-limits test-x10`.',
    '',
    `Holding: ${holding} of ${states.length} public tests.`,
    '',
    '## C#',
    '',
    ...suite('C#'),
    '## Java',
    '',
    ...suite('Java'),
    'Written by `node packages/sandbox/scripts/suites.ts`.',
    '',
  ].join('\n');
}

const markdown = page([...coreClasses, ...permissionClasses], shownNow());
writeFileSync(join(root, 'docs/sandbox-suites.md'), markdown);
console.log(markdown);
