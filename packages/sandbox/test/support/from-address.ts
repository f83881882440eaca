import { request } from 'node:http';
import { createServer } from 'node:net';

/** Whether this machine lets a client call from an address of the loopback. */
export function canCallFrom(address: string): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
      .once('error', () => done(false))
      .listen(0, address, () => server.close(() => done(true)));
  });
}

/** `fetch` from another address of the loopback. */
export function fetchFrom(localAddress: string) {
  return (url: string, init: { method: string; headers: Record<string, string>; body?: string }) =>
    new Promise<Response>((done, fail) => {
      const call = request(url, { method: init.method, headers: init.headers, localAddress }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', fail);
        answer.on('end', () => {
          const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]);
          const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
          done(new Response(body, { status: answer.statusCode ?? 0, headers }));
        });
      });
      call.on('error', fail);
      call.end(init.body);
    });
}
