import { watchConnection } from './watch-connection.ts';

/** How long to wait, in milliseconds. */
export interface Timeouts {
  /** For the connection, TLS included; Node itself waits for none longer than ten seconds. */
  readonly connectMs: number;
  /** For the first byte of the answer once the connection stands; another `fetch` than Node's own: from the start. */
  readonly headersMs: number;
  /** For the rest of the answer. */
  readonly bodyMs: number;
}

/** Time-outs where none are given; KSeF answers big pages slowly. */
export const defaultTimeouts: Timeouts = { connectMs: 10_000, headersMs: 30_000, bodyMs: 60_000 };

/** What a request was waiting for. */
export type Stage = 'connection' | 'headers' | 'body';

/** The deadlines of one request: its signal fires at the one in force, or with the caller's own signal. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timeouts: Timeouts;
  readonly signal: AbortSignal;
  #timer: NodeJS.Timeout | undefined;
  #stage: Stage = 'headers';
  #timedOut = false;
  #mayBeSent = false;

  constructor(timeouts: Timeouts, outer: AbortSignal | undefined) {
    this.#timeouts = timeouts;
    this.signal = outer ? AbortSignal.any([outer, this.#controller.signal]) : this.#controller.signal;
  }

  /** What the deadline passed for; undefined when it did not. */
  get passedFor(): Stage | undefined {
    return this.#timedOut ? this.#stage : undefined;
  }

  /** Whether certainly no byte of the request has left, not even by an earlier try of the same `fetch`. */
  get notSent(): boolean {
    return this.#stage === 'connection' && !this.#mayBeSent;
  }

  /** Starts a request and gives its answer when its headers are there; the deadline of the body runs then. */
  async headersOf(start: () => Promise<Response>): Promise<Response> {
    this.#waitFor('headers', this.#timeouts.headersMs);
    const response = await watchConnection(
      {
        connecting: () => this.#waitFor('connection', this.#timeouts.connectMs),
        sending: () => {
          this.#mayBeSent = true;
          this.#waitFor('headers', this.#timeouts.headersMs);
        },
      },
      start,
    );
    this.bodyGoesOn();
    return response;
  }

  /** Starts the deadline of the body anew: something of it has arrived. */
  bodyGoesOn(): void {
    this.#waitFor('body', this.#timeouts.bodyMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }

  #waitFor(stage: Stage, ms: number): void {
    this.clear();
    this.#stage = stage;
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#controller.abort();
    }, ms);
  }
}
