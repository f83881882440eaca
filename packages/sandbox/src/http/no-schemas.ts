import type { FastifyServerOptions } from 'fastify';

const refuse = () => {
  throw new Error('Routes of the sandbox have no schemas: zod reads what comes in.');
};

/** Requests are read by zod, answers written by JSON.stringify: Fastify's own compilers, which load Ajv, stay away. */
export const noSchemas: NonNullable<FastifyServerOptions['schemaController']> = {
  compilersFactory: { buildValidator: refuse, buildSerializer: refuse },
};
