// The sandbox under measurement: says its address, then its memory after a collection whenever it is asked.
import { startSandbox } from '../../packages/sandbox/src/index.ts';

const sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
process.send?.({ url: sandbox.url });
process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.on('disconnect', () => void sandbox.close());
