import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { accessToken } from '../auth/redeem.ts';
import type { Services } from '../platform/services.ts';
import type { LoggedIn } from './frame.ts';

/** A refusal of the API, with what it says in Polish. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly reasons: readonly string[];

  constructor(status: number, reasons: readonly string[]) {
    super(reasons.join(' '));
    this.name = 'ApiRefusal';
    this.status = status;
    this.reasons = reasons;
  }
}

const Problem = z.object({
  detail: z.string().optional(),
  errors: z
    .array(z.object({ code: z.int(), description: z.string(), details: z.array(z.string()).nullish() }))
    .optional(),
  security: z.object({ requiredAnyOfPermissions: z.array(z.string()) }).optional(),
});

function reasonsOf(status: number, text: string): string[] {
  const problem = text.startsWith('{') ? Problem.safeParse(JSON.parse(text)).data : undefined;
  if (problem?.errors && problem.errors.length > 0) {
    return problem.errors.map(({ code, description, details }) =>
      [`${description} (${code})`, ...(details ?? [])].join(' · '),
    );
  }
  const needed = problem?.security?.requiredAnyOfPermissions.join(', ');
  const detail = problem?.detail ?? `KSeF: HTTP ${status}.`;
  return [needed === undefined ? detail : `${detail} (${needed})`];
}

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The portal is a client of the API like any other: the same rules hold for its buttons. */
export interface PortalApi {
  /** @throws ApiRefusal */
  call<T>(
    loggedIn: LoggedIn | undefined,
    path: string,
    schema: z.ZodType<T>,
    request?: ApiRequest,
  ): Promise<T>;
  /** Bytes of a document. @throws ApiRefusal */
  fetch(loggedIn: LoggedIn, path: string): Promise<Buffer>;
}

/** Calls the API of this sandbox within the process. */
export function createPortalApi(app: FastifyInstance, services: Services): PortalApi {
  const bearer = ({ authReference }: LoggedIn): string => {
    const operation = services.state.authOperations.get(authReference);
    if (!operation) throw new ApiRefusal(401, ['Zaloguj się jeszcze raz.']);
    return accessToken(services, operation).token;
  };
  const send = async (loggedIn: LoggedIn | undefined, path: string, request: ApiRequest = {}) => {
    const { method = 'GET', body, query = {}, headers = {} } = request;
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) parameters.append(name, String(value));
    }
    const isXml = body instanceof Buffer;
    const answer = await app.inject({
      method,
      url: `/v2${path}?${parameters.toString()}`,
      headers: {
        ...headers,
        ...services.ownCalls.headers,
        'x-error-format': 'problem-details',
        ...(loggedIn ? { authorization: `Bearer ${bearer(loggedIn)}` } : {}),
        ...(body === undefined ? {} : { 'content-type': isXml ? 'application/xml' : 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: isXml ? body : JSON.stringify(body) }),
    });
    if (answer.statusCode >= 400)
      throw new ApiRefusal(answer.statusCode, reasonsOf(answer.statusCode, answer.payload));
    return answer;
  };
  return {
    async call(loggedIn, path, schema, request) {
      const { payload } = await send(loggedIn, path, request);
      return schema.parse(payload === '' ? undefined : JSON.parse(payload));
    },
    fetch: async (loggedIn, path) => (await send(loggedIn, path)).rawPayload,
  };
}
