/** Work that goes on after an answer has left. */
export interface Work {
  /** Starts it; a failure is reported on standard error, it is a fault of the sandbox itself. */
  start(task: () => Promise<void>): void;
  /** Waits until nothing goes on. */
  settled(): Promise<void>;
}

/** No work at first. */
export function createWork(): Work {
  const running = new Set<Promise<void>>();
  return {
    start(task) {
      const promise = task()
        .catch((error: unknown) => console.error('The sandbox failed in the background:', error))
        .finally(() => running.delete(promise));
      running.add(promise);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
