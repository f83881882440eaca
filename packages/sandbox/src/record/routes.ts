import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { pathPart, read } from '../http/read.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import { CallFilter, type CallSummary } from './recorded-call.ts';

const ListQuery = CallFilter.extend({ limit: z.coerce.number().int().min(1).max(2_000).default(100) });
const WaitQuery = CallFilter.extend({
  count: z.coerce.number().int().min(1).default(1),
  timeoutMs: z.coerce.number().int().min(0).max(60_000).default(5_000),
});

function toJson<T extends CallSummary>(call: T) {
  return { ...call, at: isoInstant(call.at) };
}

/** The record of calls for tests of other programs: everything under `/_sandbox/calls`. */
export function registerCallRecord(app: FastifyInstance, { calls }: Services): void {
  app.get('/_sandbox/calls', (request) => {
    const { limit, ...filter } = read(ListQuery, request.query);
    return {
      count: calls.count(filter),
      lastId: calls.lastId,
      calls: calls.list(filter, limit).map(toJson),
      totals: calls.counts(),
    };
  });
  app.get('/_sandbox/calls/wait', async (request, reply) => {
    const { count, timeoutMs, ...filter } = read(WaitQuery, request.query);
    const met = await calls.waitFor(filter, { count, timeoutMs });
    const found = calls.list(filter, count).map(toJson);
    return reply.code(met ? 200 : 408).send({ met, count: calls.count(filter), calls: found });
  });
  app.get('/_sandbox/calls/:id', (request, reply) => {
    const call = calls.find(Number(pathPart(request, 'id')));
    return call ? toJson(call) : reply.code(404).send({ error: 'The record holds no such call.' });
  });
  app.delete('/_sandbox/calls', (_request, reply) => {
    calls.clear();
    return reply.code(204).send();
  });
}
