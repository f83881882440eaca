// `npm run dev`: Skryba restarted on every change of its sources, and the web interface served by Vite beside it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, tools } from './steps.ts';

const start = (args: readonly string[], cwd: string) =>
  spawn(process.execPath, [...args], { cwd: join(root, cwd), stdio: 'inherit' });

const children = [
  start(['--watch', 'packages/cli/src/main.ts', 'start', ...process.argv.slice(2)], '.'),
  start([join(root, tools.vite)], 'packages/web'),
];
const stop = (signal: NodeJS.Signals): void => {
  for (const child of children) child.kill(signal);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal));
for (const child of children) {
  child.on('exit', (code) => {
    process.exitCode ??= code ?? 0;
    stop('SIGTERM');
  });
}
