import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createFront, type Socket } from 'node:net';
import type { ServerCertificate } from './server-certificate.ts';

/** A port on which both TLS and plain HTTP are answered. */
export interface EitherServer {
  /** @returns the number of the port @throws when it is taken or forbidden */
  listen(port: number, host: string): Promise<number>;
  /** Stops listening and breaks every connection. */
  close(): Promise<void>;
}

/** First byte of a TLS connection: the record type of a handshake. */
const HANDSHAKE = 0x16;
/** As long as Fastify keeps a connection without a request. */
const KEEP_ALIVE_MS = 72_000;

/** A server that takes TLS and plain HTTP/1.1 on one port, told apart by the first byte of a connection. */
export function createEitherServer(certificate: ServerCertificate, handle: RequestListener): EitherServer {
  const options = { keepAliveTimeout: KEEP_ALIVE_MS };
  const secure = createTlsServer({ ...options, ...certificate }, handle);
  const plain = createPlainServer(options, handle);
  const open = new Set<Socket>();
  const front = createFront((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // A client that leaves before its first byte is no failure of ours.
    socket.on('error', () => socket.destroy());
    socket.once('data', (start: Buffer) => {
      socket.pause();
      socket.unshift(start);
      (start[0] === HANDSHAKE ? secure : plain).emit('connection', socket);
      // The server chosen reads from its own next turn on.
      process.nextTick(() => socket.resume());
    });
  });
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        front.once('error', reject);
        front.listen(port, host, () => {
          const address = front.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
