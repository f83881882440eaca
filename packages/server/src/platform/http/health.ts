import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Platform } from '../platform.ts';

/** `/healthz`: the process answers. `/readyz`: the database does too, so work can be done. */
export function addHealth(app: FastifyInstance, platform: Platform): void {
  const hidden = { schema: { hide: true } };
  app.get('/healthz', hidden, async () => ({ status: 'ok' }));
  app.get('/readyz', hidden, async (request, reply) => {
    try {
      await sql`select 1`.execute(platform.db);
      return { status: 'ready' };
    } catch (error) {
      request.log.warn({ err: error }, 'The database does not answer');
      return reply.status(503).send({ status: 'database-unavailable' });
    }
  });
}
