import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Environment } from '../../src/index.ts';

/** What a scripted server saw. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers one request; the last handler of a script answers all later ones too. */
export type Handler = (response: ServerResponse, request: IncomingMessage) => void;

/** A tiny HTTP server on the loopback that answers by script. */
export class Loopback {
  readonly seen: Seen[] = [];
  #script: Handler[] = [];
  readonly #server: Server;
  url = '';

  constructor() {
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    this.url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  script(...handlers: Handler[]): void {
    this.#script = handlers;
    this.seen.length = 0;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.seen.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: await text(request),
    });
    const handler = this.#script.length > 1 ? this.#script.shift() : this.#script[0];
    handler?.(response, request);
  }

  environment(): Environment {
    return {
      id: 'sandbox',
      apiUrl: `${this.url}/v2`,
      qrUrl: this.url,
      portalUrl: this.url,
      lighthouseUrl: this.url,
      storageHosts: [],
    };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Handler {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Breaks the connection without a word. */
export const cut: Handler = (response) => void response.destroy();

/** Promises more than it sends, then breaks the connection. */
export const cutInAnswer: Handler = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"challenge":"2026');
  setTimeout(() => response.destroy(), 20);
};

/** A gateway's page. */
export const html502: Handler = (response) =>
  response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body>Bad Gateway</body></html>');
