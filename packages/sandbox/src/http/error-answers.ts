import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isoInstant } from '../platform/clock.ts';
import type { ApiFailure } from './failure.ts';

/** Not from `node:http`: importing that module reads all that it exports, which loads `fetch`. */
const TITLES: Readonly<Record<ApiFailure['status'], string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  410: 'Gone',
  429: 'Too Many Requests',
};

function problem(failure: ApiFailure, request: FastifyRequest, instant: number): object {
  return {
    title: TITLES[failure.status],
    status: failure.status,
    instance: request.url.split('?')[0],
    detail: failure.detail,
    ...(failure.status === 400 ? { errors: failure.reasons } : {}),
    ...failure.extra,
    timestamp: isoInstant(instant),
    traceId: randomUUID().replaceAll('-', ''),
  };
}

function classic(failure: ApiFailure, instant: number): object {
  if (failure.status === 429) {
    return { status: { code: 429, description: 'Too Many Requests', details: [failure.detail] } };
  }
  return {
    exception: {
      exceptionDetailList: failure.reasons.map(({ code, description, details }) => ({
        exceptionCode: code,
        exceptionDescription: description,
        ...(details ? { details } : {}),
      })),
      referenceNumber: randomUUID(),
      serviceCode: `00-${randomUUID().replaceAll('-', '')}-00`,
      serviceCtx: 'sandbox',
      serviceName: 'Skryba',
      timestamp: isoInstant(instant),
    },
  };
}

/**
 * Writes a refusal: 400 and 429 in the older format unless the client sent `X-Error-Format: problem-details`,
 * the others always as problem details. Source: contract, chapter of each operation.
 */
export function answerFailure(
  failure: ApiFailure,
  request: FastifyRequest,
  reply: FastifyReply,
  instant: number,
): void {
  if (failure.retryAfterSeconds !== undefined) reply.header('Retry-After', String(failure.retryAfterSeconds));
  const wantsProblem = request.headers['x-error-format'] === 'problem-details';
  if (wantsProblem || (failure.status !== 400 && failure.status !== 429)) {
    reply
      .code(failure.status)
      .type('application/problem+json')
      .send(problem(failure, request, instant));
  } else {
    reply.code(failure.status).type('application/json').send(classic(failure, instant));
  }
}
