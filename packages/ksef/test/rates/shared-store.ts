import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { memoryRateStore, type RateStore } from '../../src/index.ts';

const Asked = z.object({
  key: z.string(),
  windows: z.array(z.object({ ms: z.number(), requests: z.number() })).default([]),
  now: z.number().default(0),
  until: z.number().optional(),
});

/** Serves one store of counters to other processes, as a database would. */
export async function serveRateStore(): Promise<{ url: string; taken: () => number; close: () => void }> {
  const store = memoryRateStore();
  let taken = 0;
  const answer = async (body: unknown): Promise<number> => {
    const { key, windows, now, until } = Asked.parse(body);
    if (until !== undefined) {
      await store.block(key, until);
      return 0;
    }
    const wait = await store.take(key, windows, now);
    if (wait === 0) taken++;
    return wait;
  };
  const server = createServer((request, response) => {
    void json(request).then(async (body) => response.end(String(await answer(body))));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { url: `http://127.0.0.1:${address.port}`, taken: () => taken, close: () => void server.close() };
}

/** The side of a process that shares such a store. */
export function sharedRateStore(url: string): RateStore {
  const ask = async (body: object): Promise<number> => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return Number(await response.text());
  };
  return {
    take: (key, windows, now) => ask({ key, windows, now }),
    block: async (key, until) => void (await ask({ key, until })),
  };
}
