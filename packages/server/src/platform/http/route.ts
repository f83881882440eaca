import { z } from 'zod';

/** A text for people in both of the interface's languages. */
export const bilingual = z.object({ pl: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

/** What every failed request answers with: what happened, and what to do next. */
export const problem = z.object({
  code: z.string(),
  message: bilingual,
  remedy: bilingual,
  /** Problems of single fields; `path` leads into the request's body, e.g. `lines.2.unitPrice`. */
  fields: z
    .array(z.object({ path: z.string(), code: z.string(), message: bilingual, remedy: bilingual }))
    .default([]),
});
export type ProblemBody = z.infer<typeof problem>;

/** A response that is a file: its media type, e.g. `application/pdf`. */
export interface FileResponse {
  readonly file: string;
}

export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify's pattern, e.g. `/api/companies/:companyId`. */
  readonly url: string;
  readonly summary: string;
  readonly tag: string;
  /** `company`: a signed-in member of the company named by `:companyId`. */
  readonly auth: 'public' | 'user' | 'company';
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Status of success; 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly response: z.ZodType | FileResponse;
}

/** Names a route with its schemas: the one source of the handler's, the documentation's and the browser's types. */
export function defineRoute<const R extends RouteDefinition>(route: R): R {
  return route;
}
