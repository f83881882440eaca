// The sandbox under measurement: says its address and what its start took up to its first answer, then its memory
// after a collection whenever it is asked.
import { startSandbox } from '../../packages/sandbox/src/index.ts';

const began = performance.now();
const sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
await fetch(`${sandbox.url}/v2/auth/challenge`, { method: 'POST' });
process.send?.({ url: sandbox.url, startMs: performance.now() - began });
process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.on('disconnect', () => void sandbox.close());
