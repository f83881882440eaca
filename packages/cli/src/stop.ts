/**
 * Waits for the signal to stop (Ctrl+C, SIGTERM, SIGHUP), then closes everything in the order given.
 * A terminal and npm may both deliver the same Ctrl+C: what comes within a second counts once, later ones end at once.
 *
 * @param closers - each stops one part; a failing one does not keep the others from stopping
 * @returns the exit code: 0, or 1 when a part did not stop cleanly
 */
export async function untilStopped(...closers: (() => Promise<void>)[]): Promise<number> {
  await new Promise<void>((resolve) => {
    let firstAt = 0;
    const onSignal = (): void => {
      if (firstAt === 0) {
        firstAt = performance.now();
        resolve();
      } else if (performance.now() - firstAt > 1000) {
        process.exit(130);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
  return closeAll(closers);
}

/** Closes the parts one after another; says on standard error which one failed. */
export async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<number> {
  let exitCode = 0;
  for (const close of closers) {
    try {
      await close();
    } catch (error) {
      console.error(error);
      exitCode = 1;
    }
  }
  return exitCode;
}
