import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A `fetch` that calls from another address of this machine, such as 127.0.0.2; Linux has them all. */
export function fetchFrom(localAddress: string): typeof globalThis.fetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      const headers = Object.fromEntries(new Headers(init?.headers));
      const url = input instanceof Request ? input.url : input;
      const call = request(
        url,
        { method: init?.method ?? 'GET', headers, localAddress, agent: false },
        (answer) => {
          buffer(answer).then(
            (body) => resolve(responseOf(answer.statusCode ?? 0, answer.headers, body)),
            reject,
          );
        },
      );
      call.on('error', reject);
      call.end(init?.body);
    });
}

function responseOf(status: number, headers: NodeJS.Dict<string | string[]>, body: Buffer): Response {
  const known = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new Response(status === 204 ? null : new Uint8Array(body), { status, headers: known });
}
