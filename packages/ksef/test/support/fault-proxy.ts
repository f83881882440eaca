import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What goes wrong between client and KSeF. */
export type Fault =
  | { readonly kind: 'cut-before' | 'cut-after' | 'cut-in-answer' | 'twice' }
  /** Never answers, having acted on the request or not, and tells when it has come so far. */
  | { readonly kind: 'hold-before' | 'hold-after'; readonly onHeld: () => void }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Changes a request or its answer on the way. */
  | {
      readonly kind: 'edit';
      readonly request?: (body: string) => string;
      readonly answer?: (body: string) => string;
    }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string | Buffer;
      readonly headers?: Record<string, string>;
    };

const HOP_BY_HOP = /^(connection|keep-alive|transfer-encoding|content-length|content-encoding)$/;

/** A proxy in front of a sandbox that breaks chosen requests. */
export class FaultProxy {
  readonly #target: string;
  readonly #server: Server;
  #faults: { readonly route: RegExp; readonly fault: Fault; left: number; skip: number }[] = [];
  /** Requests that the target has seen, e.g. `POST /v2/auth/challenge`. */
  readonly forwarded: string[] = [];
  /** Storage addresses that were asked with a bearer. */
  readonly leaked: string[] = [];
  url = '';

  constructor(target: string) {
    this.#target = target;
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
    this.url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  /** Breaks the next requests whose `METHOD /path` matches, after letting some through. */
  break(route: RegExp, fault: Fault, { count = 1, skip = 0 } = {}): void {
    this.#faults.push({ route, fault, left: count, skip });
  }

  /** How many requests of a route are still to be broken. */
  awaited(route: RegExp): number {
    return this.#faults.filter((fault) => fault.route === route).reduce((sum, { left }) => sum + left, 0);
  }

  /** Heals everything and forgets what was seen. */
  heal(): void {
    this.#faults = [];
    this.forwarded.length = 0;
    this.leaked.length = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #take(route: string): Fault | undefined {
    const entry = this.#faults.find((f) => f.left > 0 && f.route.test(route));
    if (!entry) return undefined;
    if (entry.skip-- > 0) return undefined;
    entry.left--;
    return entry.fault;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = `${request.method} ${request.url}`;
    if (route.includes('/storage/') && request.headers.authorization) this.leaked.push(route);
    const fault = this.#take(route);
    const received = await buffer(request).catch(() => undefined);
    if (!received) return;
    const edit = fault?.kind === 'edit' ? fault : undefined;
    const body = edit?.request ? Buffer.from(edit.request(received.toString('utf8'))) : received;
    if (fault?.kind === 'cut-before') return void response.destroy();
    if (fault?.kind === 'hold-before') return fault.onHeld();
    if (fault?.kind === 'answer') return void response.writeHead(fault.status, fault.headers).end(fault.body);
    if (fault?.kind === 'delay') await new Promise((done) => setTimeout(done, fault.ms));
    if (fault?.kind === 'twice') await (await this.#forward(request, body)).arrayBuffer();
    const answer = await this.#forward(request, body);
    const answered = Buffer.from(await answer.arrayBuffer());
    const bytes = edit?.answer ? Buffer.from(edit.answer(answered.toString('utf8'))) : answered;
    if (fault?.kind === 'cut-after') return void response.destroy();
    if (fault?.kind === 'hold-after') return fault.onHeld();
    this.#answer(response, answer, bytes, fault?.kind === 'cut-in-answer');
  }

  #answer(response: ServerResponse, answer: Response, bytes: Buffer, cut: boolean): void {
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    // Addresses that the target gives out lead through the proxy as well.
    const body = isJson ? Buffer.from(bytes.toString('utf8').replaceAll(this.#target, this.url)) : bytes;
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !HOP_BY_HOP.test(name)));
    response.writeHead(answer.status, { ...headers, 'content-length': body.length });
    if (!cut) return void response.end(body);
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  }

  #forward(request: IncomingMessage, body: Buffer): Promise<Response> {
    this.forwarded.push(`${request.method} ${request.url}`);
    const hop = /^(host|connection|content-length|transfer-encoding|accept-encoding|expect)$/;
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && !hop.test(name) ? [[name, value]] : [],
    );
    return fetch(this.#target + (request.url ?? ''), {
      method: request.method ?? 'GET',
      headers,
      redirect: 'manual',
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    });
  }
}
