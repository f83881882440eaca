import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { newNonce, pagePolicy } from './security.ts';

const noncePlaceholder = '__CSP_NONCE__';

/** Answers with the web interface's page; each time with a nonce of its own. */
export type ServePage = (reply: FastifyReply) => FastifyReply;

/**
 * Serves the built web interface from its folder.
 * @returns how to answer with its page for an address that only the browser knows; undefined when nothing is built
 */
export async function addPages(app: FastifyInstance, webRoot: string | null): Promise<ServePage | undefined> {
  const index = webRoot === null ? undefined : join(webRoot, 'index.html');
  if (webRoot === null || index === undefined || !existsSync(index)) return undefined;
  const template = readFileSync(index, 'utf8');
  const servePage: ServePage = (reply) => {
    const nonce = newNonce();
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(template.replaceAll(noncePlaceholder, nonce));
  };
  await app.register(fastifyStatic, {
    root: webRoot,
    index: false,
    wildcard: false,
    globIgnore: ['index.html'],
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/');
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/', { schema: { hide: true } }, (_request, reply) => servePage(reply));
  return servePage;
}
