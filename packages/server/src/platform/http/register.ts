import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import {
  type CompanyAccess,
  type FileAnswer,
  type ImplementedRoute,
  isFile,
  type SignedInUser,
} from './implement.ts';
import { companyUnknown, readOnlyRole, signInNeeded } from './problems.ts';
import { problem, type RouteDefinition } from './route.ts';

/** How the HTTP server learns who asks, and what they may do. */
export interface Gate {
  /** Who sends these headers; null for nobody. */
  whoIs(headers: IncomingHttpHeaders): Promise<SignedInUser | null>;
  /** What the person may do for the company; undefined for somebody who is no member. */
  accessOf(userId: string, companyId: string): Promise<CompanyAccess | undefined>;
}

const filePolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
const companyParams = z.object({ companyId: z.uuid() });
const fileAnswer = z.object({
  content: z.union([z.instanceof(Uint8Array), z.string()]),
  fileName: z.string().optional(),
});

/** Puts a route on the server: schemas, the gate before the handler, files and JSON after it. */
export function registerRoute(
  app: FastifyInstance,
  platform: Platform,
  gate: Gate,
  route: ImplementedRoute,
): void {
  const { definition } = route;
  app.route({
    method: definition.method,
    url: definition.url,
    schema: toSchema(definition),
    handler: async (request, reply) => {
      const user = definition.auth === 'public' ? null : await requireUser(gate, request);
      const company = definition.auth === 'company' ? await requireCompany(gate, request, user) : null;
      const answer = await route.handle({
        platform,
        params: request.params,
        query: request.query,
        body: request.body,
        user,
        company,
        headers: request.headers,
        ip: request.ip,
        setHeader: (name, value) => void reply.header(name, value),
      });
      reply.status(definition.status ?? 200).header('cache-control', 'no-store');
      if (isFile(definition.response))
        return sendFile(reply, definition.response.file, fileAnswer.parse(answer));
      return definition.status === 204 ? reply.send() : answer;
    },
  });
}

async function requireUser(gate: Gate, request: FastifyRequest): Promise<SignedInUser> {
  const user = await gate.whoIs(request.headers);
  if (user === null) throw signInNeeded();
  return user;
}

async function requireCompany(
  gate: Gate,
  request: FastifyRequest,
  user: SignedInUser | null,
): Promise<CompanyAccess> {
  if (user === null) throw signInNeeded();
  const { companyId } = companyParams.parse(request.params);
  const access = await gate.accessOf(user.id, companyId);
  if (access === undefined) throw companyUnknown();
  if (access.role === 'viewer' && request.method !== 'GET') throw readOnlyRole();
  return access;
}

function sendFile(reply: FastifyReply, mediaType: string, { content, fileName }: FileAnswer): FastifyReply {
  if (fileName !== undefined) {
    const ascii = fileName.replace(/[^\w.-]+/g, '_');
    // A PDF is looked at first; the browser's viewer saves it under the name.
    const disposition = mediaType === 'application/pdf' ? 'inline' : 'attachment';
    reply.header(
      'content-disposition',
      `${disposition}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    );
  }
  // The browser's own viewer of PDF and XML must be allowed to show it.
  reply.header('content-security-policy', filePolicy).header('x-frame-options', 'SAMEORIGIN');
  const bytes =
    typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return reply.type(mediaType).send(bytes);
}

function toSchema(definition: RouteDefinition): FastifySchema & Record<string, unknown> {
  const status = definition.status ?? 200;
  return {
    operationId: operationId(definition),
    summary: definition.summary,
    tags: [definition.tag],
    ...(definition.auth === 'public' ? {} : { security: [{ session: [] }] }),
    ...(definition.params ? { params: definition.params } : {}),
    ...(definition.query ? { querystring: definition.query } : {}),
    ...(definition.body ? { body: definition.body } : {}),
    ...(isFile(definition.response) ? { produces: [definition.response.file] } : {}),
    response: {
      ...(isFile(definition.response) ? {} : { [status]: definition.response }),
      default: problem,
    },
  };
}

/** `GET /api/companies/:companyId` becomes `get-companies-companyId`. */
function operationId({ method, url }: RouteDefinition): string {
  return [method.toLowerCase(), ...url.split(/[/.:]+/).filter((part) => part !== '' && part !== 'api')].join(
    '-',
  );
}
