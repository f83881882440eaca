import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isKsefError, type KsefError } from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import { cut, json, Loopback } from '../support/loopback.ts';

const open: { close(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** A port where somebody takes connections but speaks no TLS. */
async function listenWith(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    onConnection(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push({
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `https://127.0.0.1:${address.port}`;
}

/** Ends a session's sending of an invoice, which nothing may repeat, in the error that it ends in. */
async function failureAt(url: string, options: { fetch?: typeof globalThis.fetch } = {}): Promise<KsefError> {
  const client = createKsefClient({
    ...options,
    environment: {
      id: 'sandbox',
      apiUrl: `${url}/v2`,
      qrUrl: url,
      portalUrl: url,
      lighthouseUrl: url,
      storageHosts: [],
    },
    retry: { attempts: 1 },
    timeouts: { connectMs: 150, headersMs: 5_000 },
  }).withAuth({ context: 'Nip|5265877635', accessToken: async () => 'tajne', replace: async () => 'nowe' });
  const failure: unknown = await client.sessions.online
    .close('20250604-SO-461EA5B000-537A6BA15D-D7')
    .catch((error: unknown) => error);
  if (isKsefError(failure)) return failure;
  throw new Error('The call succeeded.');
}

describe('a connection', () => {
  it('that does not come about in time is given up, and the request was certainly not sent', async () => {
    const silent = await listenWith(() => {});
    expect(await failureAt(silent)).toMatchObject({
      kind: 'timeout',
      code: 'connect-timeout',
      notSent: true,
      retryable: true,
    });
  });

  it('that is reset while TLS is agreed on took nothing of the request with it', async () => {
    const resetting = await listenWith((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await failureAt(resetting)).toMatchObject({ kind: 'network', code: 'ECONNRESET', notSent: true });
  });

  it('that is reset after the request leaves its fate unknown', async () => {
    const server = await new Loopback().start();
    open.push(server);
    server.script(cut);
    expect(await failureAt(server.url)).toMatchObject({ kind: 'network', notSent: false });
    expect(server.seen).toHaveLength(1);
  });

  it('that stands has all the time of the headers', async () => {
    const server = await new Loopback().start();
    open.push(server);
    server.script((response, request) => {
      setTimeout(() => json(400, { title: 'x', status: 400, errors: [] })(response, request), 400);
    });
    expect(await failureAt(server.url)).toMatchObject({ httpStatus: 400 });
  });

  it('that fails at the second try of a caller’s own fetch does not hide what the first one sent', async () => {
    const server = await new Loopback().start();
    open.push(server);
    server.script(cut);
    const silent = await listenWith(() => {});
    const stubborn: typeof globalThis.fetch = async (input, init) => {
      try {
        return await fetch(input, init);
      } catch {
        return await fetch(silent, init);
      }
    };
    expect(await failureAt(server.url, { fetch: stubborn })).toMatchObject({
      kind: 'timeout',
      notSent: false,
    });
  });
});
