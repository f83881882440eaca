import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '@skryba/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('behind-proxy.ts', import.meta.url));

let sandbox: Sandbox;
let proxy: Server;
/** What the proxy does with a tunnel that it is asked for. */
let tunnel: (socket: Duplex, target: string) => void;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
  proxy = createServer((request, response) => {
    response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end(request.url);
  });
  proxy.on('connect', (request, socket) => {
    socket.on('error', () => undefined);
    tunnel(socket, request.url ?? '');
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await sandbox.close();
});

async function askedThroughProxy(url: string): Promise<unknown> {
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const at = `http://127.0.0.1:${address.port}`;
  const child = spawn(process.execPath, [PROGRAM, url], {
    env: { PATH: process.env.PATH, NODE_USE_ENV_PROXY: '1', HTTP_PROXY: at, HTTPS_PROXY: at },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout));
}

describe('a proxy that the environment names', () => {
  it('is gone through: what does not speak TLS behind it is noticed', async () => {
    tunnel = (socket, target) => {
      const [host, port] = target.split(':');
      const onward = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
    };
    const answer = await askedThroughProxy(sandbox.url.replace('http:', 'https:'));
    expect(answer).toMatchObject({ kind: 'network', notSent: true, retryable: false });
    expect(answer).toMatchObject({ message: expect.stringContaining('TLS') });
  });

  it.each([
    { how: 'asks for a password', answer: '407 Proxy Authentication Required', retryable: false },
    { how: 'cannot go on', answer: '502 Bad Gateway', retryable: true },
  ])('and that $how is named as the cause: nothing has left', async ({ answer, retryable }) => {
    tunnel = (socket) => void socket.end(`HTTP/1.1 ${answer}\r\n\r\n`);
    expect(await askedThroughProxy('https://127.0.0.1:44399')).toMatchObject({
      kind: 'network',
      code: 'proxy-refused',
      notSent: true,
      retryable,
      message: expect.stringContaining(answer.slice(0, 3)),
    });
  });

  it('and that asks for a password before it forwards plain HTTP is named too', async () => {
    expect(await askedThroughProxy('http://127.0.0.1:44399')).toMatchObject({
      kind: 'network',
      code: 'proxy-refused',
      notSent: true,
      retryable: false,
    });
  });

  it('and that never answers is given up as a connection that does not come about', async () => {
    tunnel = () => undefined;
    expect(await askedThroughProxy('https://127.0.0.1:44399')).toMatchObject({
      kind: 'timeout',
      code: 'connect-timeout',
      notSent: true,
    });
  });
});
