import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../platform/services.ts';
import type { AuthOperation } from '../state/records.ts';
import { clipText, maskHeaders, maskText, outline } from './mask.ts';

const RECORDED = /^\/(?:(?:v2|storage|lighthouse)(?:\/|$)|(?:status|messages)$)/;
const BYTES_READ = 16_000;

/** What is known of a call while it goes on. */
interface Pending {
  at: number;
  startedAt: number;
  responseBody: string | undefined;
  caller: Pick<AuthOperation, 'context' | 'subject'> | undefined;
}

/** Calls that go on, so that whoever recognises the caller can say so. */
const pending = new WeakMap<FastifyRequest, Pending>();

/** Says in whose name a call is made, for the record. */
export function noteCaller(
  request: FastifyRequest,
  caller: Pick<AuthOperation, 'context' | 'subject'>,
): void {
  const call = pending.get(request);
  if (call) call.caller = caller;
}

const operationNames = new Map<string, string>();

/** `POST /sessions/{referenceNumber}` of the route `/v2/sessions/:referenceNumber`. */
function operationOf({ method, routeOptions }: FastifyRequest): string | undefined {
  const { url } = routeOptions;
  if (url === undefined) return undefined;
  const key = `${method} ${url}`;
  const known = operationNames.get(key);
  if (known !== undefined) return known;
  const name = `${method} ${url.replace(/^\/v2(?=\/)/, '').replaceAll(/:(\w+)/g, '{$1}')}`;
  operationNames.set(key, name);
  return name;
}

function isText(type: unknown): boolean {
  return typeof type === 'string' && /json|xml|text/.test(type);
}

/** What the record shows of a payload: text cut and masked, of other bytes their number. */
function describePayload(payload: unknown, type: unknown): string | undefined {
  if (payload === undefined || payload === null) return undefined;
  if (typeof payload === 'string') return clipText(payload);
  if (!(payload instanceof Uint8Array)) return '…';
  if (payload.length === 0) return undefined;
  if (!isText(type)) return `… (${payload.length} B)`;
  const text = Buffer.from(payload.buffer, payload.byteOffset, Math.min(payload.length, BYTES_READ));
  return clipText(text.toString('utf8'));
}

function describeRequest({ body, headers }: FastifyRequest): string | undefined {
  if (body === undefined || body === null) return undefined;
  return body instanceof Uint8Array ? describePayload(body, headers['content-type']) : outline(body);
}

function finish({ calls }: Services, request: FastifyRequest, reply: FastifyReply, call: Pending): void {
  const requestBody = describeRequest(request);
  const { context, subject } = call.caller ?? {};
  const isAnswered = reply.raw.writableFinished;
  calls.add(
    {
      at: call.at,
      operation: operationOf(request),
      method: request.method,
      path: maskText(request.url),
      status: isAnswered ? reply.raw.statusCode : 0,
      durationMs: Math.round((performance.now() - call.startedAt) * 10) / 10,
      context: context?.value,
      subject: subject && `${subject.type} ${subject.value}`,
    },
    {
      requestHeaders: maskHeaders(request.headers),
      responseHeaders: isAnswered ? maskHeaders(reply.getHeaders()) : {},
      ...(requestBody === undefined ? {} : { requestBody }),
      ...(call.responseBody === undefined ? {} : { responseBody: call.responseBody }),
    },
  );
}

/** Keeps a record of every call of the API, its storage and the lighthouse; unknown paths included. */
export function recordCalls(app: FastifyInstance, services: Services): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (RECORDED.test(request.url.split('?', 1)[0] ?? '') && !services.ownCalls.marks(request)) {
      const at = services.clock.now();
      const call = { at, startedAt: performance.now(), responseBody: undefined, caller: undefined };
      pending.set(request, call);
      // A broken connection has no end of its answer, only the end of its socket.
      reply.raw.once('close', () => finish(services, request, reply, call));
    }
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const call = pending.get(request);
    if (call) call.responseBody = describePayload(payload, reply.getHeader('content-type'));
    done(null, payload);
  });
}
