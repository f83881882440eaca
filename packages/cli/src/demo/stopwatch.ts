import type { Bilingual } from '../command.ts';
import type { Output } from '../output.ts';

/** Runs steps one after another, says each with its time, and keeps the times. */
export class Stopwatch {
  /** Milliseconds by the step's name. */
  readonly ms: Record<string, number> = {};
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  /**
   * @param name - key of the step's time in `ms`
   * @param done - what is said when the step is done
   */
  async step<T>(name: string, done: Bilingual, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await work();
    const ms = Math.round(performance.now() - started);
    this.ms[name] = ms;
    this.#output.say({ pl: `✓ ${done.pl} (${ms} ms)`, en: `✓ ${done.en} (${ms} ms)` });
    return result;
  }
}
