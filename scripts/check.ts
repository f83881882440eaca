// `npm run check`: types, lint, format and import borders. All of them run, so that one answer shows everything.
import { runNode, tools } from './steps.ts';

const checks = [
  { name: 'types', command: [tools.tsc, '-p', 'tsconfig.json'] },
  { name: 'types of the web', command: [tools.tsc, '-p', 'packages/web/tsconfig.json', '--noEmit'] },
  { name: 'lint', command: [tools.oxlint, '--type-aware'] },
  { name: 'format', command: [tools.prettier, '--check', '.'] },
  { name: 'borders', command: ['scripts/check-borders.ts'] },
];

const failed: string[] = [];
for (const { name, command } of checks) {
  const started = performance.now();
  const passed = runNode(command);
  if (!passed) failed.push(name);
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name} (${Math.round(performance.now() - started)} ms)`);
}
if (failed.length > 0) {
  console.error(`Not clean: ${failed.join(', ')}.`);
  process.exitCode = 1;
}
