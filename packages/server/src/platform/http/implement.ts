import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { Role } from '../../accounts/tables.ts';
import type { Platform } from '../platform.ts';
import type { FileResponse, RouteDefinition } from './route.ts';

type Parsed<R, Part extends string> = R extends { readonly [P in Part]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** The person behind the request. */
export interface SignedInUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** The company of the request, and what its person may do for it. */
export interface CompanyAccess {
  readonly id: string;
  readonly role: Role;
}

/** A file as the answer; its media type is that of the route. */
export interface FileAnswer {
  content: Uint8Array | string;
  /** Offered for saving under this name; shown in the browser when absent. */
  fileName?: string;
}

export interface RouteContext<R extends RouteDefinition> {
  readonly platform: Platform;
  readonly params: Parsed<R, 'params'>;
  readonly query: Parsed<R, 'query'>;
  readonly body: Parsed<R, 'body'>;
  /** Null on public routes. */
  readonly user: R['auth'] extends 'public' ? null : SignedInUser;
  /** Set on routes of a company; membership is checked before the handler runs. */
  readonly company: R['auth'] extends 'company' ? CompanyAccess : null;
  readonly headers: IncomingHttpHeaders;
  /** Address of the caller, for the audit log and for limits. */
  readonly ip: string;
  /** Adds a header to the answer; `set-cookie` may be added more than once. */
  readonly setHeader: (name: string, value: string | string[]) => void;
}

export type RouteAnswer<R extends RouteDefinition> = R['response'] extends z.ZodType
  ? z.input<R['response']>
  : FileAnswer;

export type RouteHandler<R extends RouteDefinition> = (context: RouteContext<R>) => Promise<RouteAnswer<R>>;

/** A route with its handler, ready to be registered; each area exports the list of its own from `routes.ts`. */
export interface ImplementedRoute {
  readonly definition: RouteDefinition;
  handle(context: UncheckedContext): Promise<unknown>;
}

/** What the HTTP server hands over: parts already parsed by the route's own schemas. */
export interface UncheckedContext extends Omit<
  RouteContext<RouteDefinition>,
  'params' | 'query' | 'body' | 'user' | 'company'
> {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly user: SignedInUser | null;
  readonly company: CompanyAccess | null;
}

/** Binds a route to the code that answers it, with everything typed by the route's schemas. */
export function implement<R extends RouteDefinition>(
  definition: R,
  handler: RouteHandler<R>,
): ImplementedRoute {
  return { definition, handle: handler };
}

export function isFile(response: RouteDefinition['response']): response is FileResponse {
  return 'file' in response;
}
