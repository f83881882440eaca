// `npm test`: the tests of all packages; the last line counts them. Arguments go to vitest.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { root, tools } from './steps.ts';
import { countTests, summaryLine } from './test-summary.ts';

const args = process.argv.slice(2);
const named = args.flatMap((arg, index) => (args[index - 1] === '--project' ? [arg] : []));
const browserScenarios = named.length === 0 || named.includes('e2e');
const webReady = !browserScenarios || buildWeb();

const folder = mkdtempSync(join(tmpdir(), 'skryba-test-'));
const report = join(folder, 'report.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const child = spawn(process.execPath, [join(root, tools.vitest), 'run', ...reporters, ...args], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  const counts = existsSync(report)
    ? countTests(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 1, skipped: 0 };
  if (!webReady) counts.failed += 1;
  // An error outside of any test ends vitest with a code although every test passed.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  rmSync(folder, { recursive: true, force: true });
  console.log(summaryLine(counts));
  process.exitCode = counts.failed === 0 ? 0 : 1;
});
