import { parentPort } from 'node:worker_threads';
import type { Answer, Order } from './messages.ts';
import { typeset } from './typeset.ts';

parentPort?.on('message', ({ id, view, attachment }: Order) => {
  parentPort?.postMessage(answer(id, () => typeset(view, attachment)));
});

function answer(id: number, work: () => Uint8Array): Answer {
  try {
    return { id, pdf: work() };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}
