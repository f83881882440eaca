import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const file = join(import.meta.dirname, '../src/command/stop-by-signal.ts');

/** A process that is stopped by signals; it says when it hears them, and when closing begins. */
async function startProcess(closing: string) {
  const code = `import { stopBySignal } from ${JSON.stringify(file)};
    const whenStarted = stopBySignal();
    setInterval(() => undefined, 1000);
    whenStarted({ close: () => { console.log('closing'); return ${closing}; } });
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  const exit = once(child, 'exit');
  const interrupt = () => child.kill('SIGINT');
  return { interrupt, exit, said: () => once(child.stdout, 'data') };
}

it('a signal closes what was started and ends with 0', async () => {
  const { interrupt, exit } = await startProcess('Promise.resolve()');
  interrupt();
  expect(await exit).toEqual([0, null]);
});

it('ends with 1 when what was started cannot be closed', async () => {
  const { interrupt, exit } = await startProcess('Promise.reject(new Error("no"))');
  interrupt();
  expect(await exit).toEqual([1, null]);
});

it('the same Ctrl+C delivered twice counts once; a later one ends at once', async () => {
  const { interrupt, exit, said } = await startProcess('new Promise(() => undefined)');
  let hasEnded = false;
  void exit.then(() => (hasEnded = true));
  const closing = said();
  interrupt();
  interrupt();
  await closing;
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(hasEnded).toBe(false);
  interrupt();
  expect(await exit).toEqual([130, null]);
});
