/** What a signal closes before the process ends. */
export interface Closable {
  close(): Promise<void>;
}

/**
 * Ends the process on Ctrl+C, SIGTERM and SIGHUP: what was started is closed first, and the exit code is 0. It listens from now
 * on, since nothing else ends process 1 of a container, not even while it starts. A terminal and npm may both deliver the
 * same Ctrl+C: what comes within a second counts once, a later one ends at once with 130.
 *
 * @returns call it with what was started
 */
export function stopBySignal(): (started: Closable) => void {
  let started: Closable | undefined;
  let firstAt: number | undefined;
  const onSignal = () => {
    if (started === undefined) process.exit(0);
    if (firstAt !== undefined) {
      if (performance.now() - firstAt > 1000) process.exit(130);
      return;
    }
    firstAt = performance.now();
    started.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return (closable) => {
    started = closable;
  };
}
