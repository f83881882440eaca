import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { AppError } from '../errors.ts';
import type { Platform } from '../platform.ts';
import { addDocumentation } from './documentation.ts';
import { addHealth } from './health.ts';
import type { ImplementedRoute } from './implement.ts';
import { addPages } from './pages.ts';
import { noSuchAddress, toProblem } from './problems.ts';
import { type Gate, registerRoute } from './register.ts';
import { addSecurity } from './security.ts';

/** The largest request: an invoice of ten thousand lines, or a signed file, fits. */
const bodyLimit = 16 * 1024 * 1024;

/** The HTTP server with these routes, not listening yet. */
export async function createApp(
  platform: Platform,
  gate: Gate,
  routes: readonly ImplementedRoute[],
): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = platform.log;
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: platform.config.http.trustProxy,
    bodyLimit,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerFailures(app);
  addSecurity(app, platform.config.http);
  addHealth(app, platform);
  await addDocumentation(app);
  for (const route of routes) registerRoute(app, platform, gate, route);
  const servePage = await addPages(app, platform.config.http.webRoot);
  app.setNotFoundHandler((request, reply) => {
    const forPeople = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    if (forPeople && servePage !== undefined) return servePage(reply);
    throw noSuchAddress();
  });
  await app.ready();
  return app;
}

function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, body } = toProblem(error, request.id);
    const context = { err: error, method: request.method, route: request.routeOptions.url, code: body.code };
    if (status >= 500) request.log.error(context, 'A request failed');
    else request.log.debug({ ...context, err: undefined }, 'A request was refused');
    if (error instanceof AppError && status >= 500) request.log.error(error.details, 'Details');
    return reply
      .status(status)
      .header('cache-control', 'no-store')
      .type('application/json')
      .send(JSON.stringify(body));
  });
}
