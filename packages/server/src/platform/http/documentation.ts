import swagger, { type SwaggerTransform } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { version } from '../../version.ts';

/** The API's description from the routes' own schemas: `/api/openapi.json`, and pages of it at `/api/docs`. */
export async function addDocumentation(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Skryba',
        version,
        description: 'Polish e-invoices: issue them, deliver them to KSeF, receive purchases.',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'skryba.session_token' } },
      },
    },
    transform: describe,
    transformObject: jsonSchemaTransformObject,
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
}

/** A file has no schema to serialise by, so its media type is told here. */
const describe: SwaggerTransform = (route) => {
  const { schema, url } = jsonSchemaTransform(route);
  const [mediaType] = route.schema?.produces ?? [];
  if (mediaType === undefined) return { schema, url };
  const file = {
    description: 'The file',
    content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } },
  };
  const others: unknown = schema.response;
  return {
    schema: { ...schema, response: { ...(typeof others === 'object' ? others : {}), 200: file } },
    url,
  };
};
