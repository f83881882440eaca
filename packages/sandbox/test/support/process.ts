import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { SandboxOptions } from '../../src/index.ts';

/** Starts the sandbox in a process of its own, which can be killed, and ends with the test at the latest. */
export async function startProcess(dataDir: string, options: SandboxOptions = { processingDelayMs: 0 }) {
  const entry = join(import.meta.dirname, '../../src/index.ts');
  const code = `import { startSandbox } from ${JSON.stringify(entry)};
    const sandbox = await startSandbox(${JSON.stringify({ port: 0, dataDir, ...options })});
    console.log(sandbox.url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: url } = await lines.next();
  return {
    url: String(url),
    kill: () => new Promise((done) => child.once('exit', done) && child.kill('SIGKILL')),
  };
}
