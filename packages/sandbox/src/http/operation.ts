import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, identifyCaller } from '../auth/caller.ts';
import { refusalOf } from '../control/documented-answer.ts';
import type { Fault } from '../control/faults.ts';
import { groupOf, isCounted, limitOf, type RateGroup } from '../limits/rate-limits.ts';
import type { Services } from '../platform/services.ts';
import type { Context } from '../state/records.ts';
import { clientAddress } from './client-address.ts';
import { missingPermissions, tooManyRequests } from './failure.ts';
import { damaged, WRONG_HASH } from './spoil.ts';
import { warn } from './system-warning.ts';

/** What an operation answers. */
export interface Answer {
  status: 200 | 201 | 202 | 204;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** HTTP 200 with a JSON body. */
export const ok = (body: unknown): Answer => ({ status: 200, body });
/** HTTP 201 with a JSON body. */
export const created = (body: unknown): Answer => ({ status: 201, body });
/** HTTP 202 with a JSON body. */
export const accepted = (body: unknown): Answer => ({ status: 202, body });
/** HTTP 204. */
export const noContent: Answer = { status: 204 };

/** Registers operations of the contract on the server. */
export interface Operations {
  /** An operation that needs no bearer. */
  readonly open: (
    method: Method,
    path: string,
    handle: (request: FastifyRequest) => Answer | Promise<Answer>,
  ) => void;
  /** An operation for those who logged in, with any of these permissions (none: any log-in will do). */
  readonly secured: (
    method: Method,
    path: string,
    permissions: readonly string[],
    handle: (request: FastifyRequest, caller: Caller) => Answer | Promise<Answer>,
  ) => void;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const STRIKING = [
  'answer',
  'delay',
  'slow-upo',
  '500',
  '502-html',
  '429',
  'cut-before',
  'cut-after',
] as const;

/** Carries the SHA-256 of a document, in Base64. */
const HASH_HEADER = 'x-ms-meta-hash';

/** Strikes before the operation; true when it must not go on. */
async function strikeBefore(fault: Fault | undefined, reply: FastifyReply): Promise<boolean> {
  const milliseconds = fault?.ms ?? 1000;
  const kind = fault?.kind;
  if (kind === 'delay' || kind === 'slow-upo') await sleep(milliseconds, undefined, { ref: false });
  if (kind === '429') throw tooManyRequests('żądań (błąd wstrzyknięty)', Math.ceil(milliseconds / 1000));
  if (kind === '500') reply.code(500).type('text/plain').send('Internal Server Error');
  if (kind === '502-html')
    reply.code(502).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
  if (kind === 'cut-before') cut(reply);
  return kind === '500' || kind === '502-html' || kind === 'cut-before';
}

/** Breaks the connection without an answer. */
function cut(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}

/** Registration of operations under `/v2`, with faults, log-in and permissions handled in one place. */
export function createOperations(app: FastifyInstance, services: Services): Operations {
  const register = (
    method: Method,
    path: string,
    handle: (request: FastifyRequest) => Answer | Promise<Answer>,
  ): void => {
    // Source: the guide's `limity.md`, `api-changelog.md`: only the test environment has them.
    if (path.startsWith('/testdata/') && services.settings.environment !== 'test') return;
    const operation = `${method} ${path}`;
    app.route({
      method,
      url: `/v2${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      handler: async (request, reply) => {
        const isOwn = services.ownCalls.marks(request);
        const fault = isOwn ? undefined : services.faults.take(operation, STRIKING);
        if (fault?.kind === 'answer') throw refusalOf(operation, fault, clientAddress(request));
        if (await strikeBefore(fault, reply)) return reply;
        const answer = isOwn
          ? await handle(request)
          : await services.processing.within(operation, () => handle(request));
        if (fault?.kind === 'cut-after') {
          cut(reply);
          return reply;
        }
        warn(request, reply, services.settings.warnings);
        reply.code(answer.status);
        if (answer.headers) reply.headers(answer.headers);
        return isOwn || !answer.headers?.[HASH_HEADER]
          ? reply.send(answer.body)
          : reply.send(spoilt(operation, reply, answer.body));
      },
    });
  };
  const spoilt = (operation: string, reply: FastifyReply, document: unknown) => {
    if (services.faults.take(operation, ['wrong-hash'])) reply.header(HASH_HEADER, WRONG_HASH);
    const isDamaged = document instanceof Uint8Array && services.faults.take(operation, ['damaged-file']);
    return isDamaged ? damaged(document) : document;
  };
  const count = (key: string, group: RateGroup, context?: Context) => {
    const { state, settings, rates } = services;
    if (!isCounted(state, settings.rateLimits, context)) return;
    const excess = rates.count(`${key}|${group}`, limitOf(state, settings, group, context));
    if (excess) throw tooManyRequests(excess.limit, excess.retryAfterSeconds);
  };
  return {
    open(method, path, handle) {
      const group = groupOf(`${method} ${path}`, services.settings.contract);
      register(method, path, (request) => {
        count(clientAddress(request), group);
        return handle(request);
      });
    },
    secured(method, path, permissions, handle) {
      const group = groupOf(`${method} ${path}`, services.settings.contract);
      register(method, path, (request) => {
        const caller = identifyCaller(services, request);
        const { context } = caller;
        if (!services.ownCalls.marks(request))
          count(`${context.type}|${context.value}|${clientAddress(request)}`, group, context);
        if (
          permissions.length > 0 &&
          !permissions.some((permission) => caller.permissions.includes(permission))
        ) {
          throw missingPermissions(permissions, caller.permissions);
        }
        return handle(request, caller);
      });
    },
  };
}
