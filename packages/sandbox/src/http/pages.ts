import type { FastifyInstance } from 'fastify';
import type { Services } from '../platform/services.ts';

/** Folders of programs, where nobody looks for a page. */
export const API_PATHS = /^\/(?:v2|_sandbox|storage|lighthouse)(?:[/?]|$)/;

/**
 * Whatever the API does not answer is a page of the portal, or no page of it. The portal is loaded when somebody asks for
 * the first one: a program that only calls the API need not wait for it.
 */
export function answerPages(api: FastifyInstance, services: Services): void {
  let portal: Promise<FastifyInstance> | undefined;
  const load = async () => {
    const { createPortal } = await import('../portal/create-portal.ts');
    return createPortal(api, services);
  };
  api.addHook('onRequest', async (request, reply) => {
    if (!request.is404 || API_PATHS.test(request.url)) return;
    portal ??= load();
    const pages = await portal;
    reply.hijack();
    pages.routing(request.raw, reply.raw);
  });
  api.addHook('onClose', async () => {
    await (await portal)?.close();
  });
}
