import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What goes wrong between client and KSeF. */
export type Fault =
  | { readonly kind: 'cut-before' | 'cut-after' | 'twice' }
  | { readonly kind: 'delay'; readonly ms: number }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      readonly headers?: Record<string, string>;
    };

/** A proxy in front of a sandbox that breaks chosen requests. */
export class FaultProxy {
  readonly #target: string;
  readonly #server: Server;
  #faults: { readonly route: RegExp; readonly fault: Fault; left: number }[] = [];
  /** Requests that the target has seen, e.g. `POST /v2/auth/challenge`. */
  readonly forwarded: string[] = [];
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

  /** Breaks the next requests whose `METHOD /path` matches. */
  break(route: RegExp, fault: Fault, count = 1): void {
    this.#faults.push({ route, fault, left: count });
  }

  /** Heals everything and forgets what was seen. */
  heal(): void {
    this.#faults = [];
    this.forwarded.length = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const route = `${request.method} ${request.url}`;
    const entry = this.#faults.find((f) => f.left > 0 && f.route.test(route));
    if (entry) entry.left--;
    const fault = entry?.fault;
    if (fault?.kind === 'cut-before') return void response.destroy();
    if (fault?.kind === 'answer') return void response.writeHead(fault.status, fault.headers).end(fault.body);
    if (fault?.kind === 'delay') await new Promise((done) => setTimeout(done, fault.ms));
    if (fault?.kind === 'twice') await this.#forward(request, body);
    const answer = await this.#forward(request, body);
    if (fault?.kind === 'cut-after') return void response.destroy();
    const bytes = Buffer.from(await answer.arrayBuffer());
    const headers = Object.fromEntries(
      [...answer.headers].filter(
        ([name]) => !/^(connection|keep-alive|transfer-encoding|content-length)$/.test(name),
      ),
    );
    response.writeHead(answer.status, headers).end(bytes);
  }

  #forward(request: IncomingMessage, body: Buffer): Promise<Response> {
    this.forwarded.push(`${request.method} ${request.url}`);
    const hop = /^(host|connection|content-length|transfer-encoding|accept-encoding)$/;
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
