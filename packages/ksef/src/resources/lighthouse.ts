import { z } from 'zod';
import type { Environment } from '../contract/environments.ts';
import { LighthouseMessage, LighthouseStatus } from '../contract/lighthouse.ts';
import { KsefError } from '../errors/ksef-error.ts';
import type { Exchange } from '../http/exchange.ts';

/** The lighthouse (Latarnia): whether KSeF is up. It needs no log-in. Source: the official C# client. */
export function lighthouseResource(exchange: Exchange, { lighthouseUrl, id }: Environment) {
  async function get<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
    const operation = `lighthouse${path.replace('/', '.')}`;
    const answer = await exchange({
      operation,
      method: 'GET',
      url: lighthouseUrl + path,
      headers: { accept: 'application/json' },
      repeat: 'always',
      limit: {},
      group: operation,
      context: `${id}|lighthouse`,
      signal,
    });
    try {
      return schema.parse(JSON.parse(answer.bytes.toString('utf8')));
    } catch (cause) {
      throw new KsefError('The answer of the lighthouse cannot be understood.', {
        kind: 'unexpectedAnswer',
        operation,
        cause,
      });
    }
  }
  return {
    /** Whether KSeF is available, with the messages that apply now. `GET /status` */
    status: (signal?: AbortSignal) => get('/status', LighthouseStatus, signal),
    /** Messages about failures and maintenance. `GET /messages` */
    messages: (signal?: AbortSignal) => get('/messages', z.array(LighthouseMessage), signal),
  };
}
