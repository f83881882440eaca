import Fastify, { type FastifyInstance } from 'fastify';
import { routerOptions } from '../http/app.ts';
import { noSchemas } from '../http/no-schemas.ts';
import type { Services } from '../platform/services.ts';
import { portalPlugin } from './plugin.ts';

/** The portal, ready to answer: it calls the API of this sandbox within the process, and does not listen by itself. */
export async function createPortal(api: FastifyInstance, services: Services): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, schemaController: noSchemas, routerOptions });
  app.addHook('preHandler', services.origins.follow);
  await app.register(portalPlugin, { api, services });
  await app.ready();
  return app;
}
