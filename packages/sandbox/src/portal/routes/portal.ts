import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Services } from '../../platform/services.ts';
import type { PortalApi } from '../api.ts';
import type { FormGuard } from '../forgery.ts';
import type { Visits } from '../visits.ts';

/** What the routes of the portal's pages work with. */
export interface Portal {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly api: PortalApi;
  readonly visits: Visits;
  readonly guard: FormGuard;
}

/** Sends a page. */
export function show(reply: FastifyReply, markup: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(markup);
}

/** Sends XML to keep as a file. */
export function sendXml(reply: FastifyReply, bytes: Uint8Array | string, fileName: string): FastifyReply {
  const name = fileName.replaceAll(/[^\w.-]/g, '_');
  return reply
    .type('application/xml')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(typeof bytes === 'string' ? bytes : Buffer.from(bytes));
}
