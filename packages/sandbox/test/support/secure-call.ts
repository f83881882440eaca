import { request as plainRequest } from 'node:http';
import { type RequestOptions, request as secureRequest } from 'node:https';

/** What a call over TLS got. */
export interface SecureAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface SecureCall {
  method?: string;
  /** Whom to trust (PEM); the usual authorities unless given. */
  ca?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** Calls an address, every name of which is this machine, as a hosts file would have it. */
export function callHere(url: string, { body, ...call }: SecureCall = {}): Promise<SecureAnswer> {
  const lookup: RequestOptions['lookup'] = (_name, options, done) =>
    options.all === true ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
  const send = url.startsWith('https:') ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = send(url, { ...call, lookup, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
