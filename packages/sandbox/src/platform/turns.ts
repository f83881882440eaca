import { setImmediate as breathe } from 'node:timers/promises';

const TURN_MS = 10;

/** Lets other work of the process have its turn; small invoices are many to a turn, a large one is a turn of its own. */
export interface Turns {
  /** Pauses when the present turn has lasted long enough. */
  next(): Promise<void>;
}

/** Turns for work that goes on without waiting for anything. */
export function createTurns(): Turns {
  let ends = performance.now() + TURN_MS;
  return {
    async next() {
      if (performance.now() < ends) return;
      await breathe();
      ends = performance.now() + TURN_MS;
    },
  };
}
