import type {
  AnswerOf,
  BodyOf,
  Operation,
  PathParameters,
  QueryOf,
} from '../contract/operations/operation.ts';
import { KsefError } from '../errors/ksef-error.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Exchange, KsefAnswer, KsefRequest } from './exchange.ts';
import { readAnswer } from './read-answer.ts';

/** What an operation is called with, besides the operation itself. */
export interface CallInput<O extends Operation> {
  readonly path?: PathParameters<O>;
  readonly query?: QueryOf<O>;
  readonly body?: BodyOf<O>;
  /** For operations whose bearer is the caller's own. */
  readonly bearer?: string;
  readonly continuationToken?: string;
  /** Further headers, e.g. `X-KSeF-Feature`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** What a method of the client takes besides the parts of its address and its body. */
export type Options<O extends Operation> = Omit<CallInput<O>, 'path' | 'body' | 'bearer'>;

/** Calls operations of the contract. */
export type Call = <O extends Operation>(operation: O, input?: CallInput<O>) => Promise<AnswerOf<O>>;

/** What {@link createCall} needs. */
export interface CallContext {
  /** Root of the API, with `/v2`. */
  readonly apiUrl: string;
  readonly exchange: Exchange;
  /** Identifier of the environment, for the counters of requests. */
  readonly environment: string;
  readonly tokens?: AccessTokens;
}

/** Makes the function behind every method of the client: fills in the path, sends, and parses the answer. */
export function createCall(context: CallContext): Call {
  return async (operation, input = {}) => {
    const request = buildRequest(context, operation, input);
    const answer = await send(context, operation, request, input.bearer);
    return readAnswer(operation, answer);
  };
}

async function send(
  { exchange, tokens }: CallContext,
  operation: Operation,
  request: KsefRequest,
  own: string | undefined,
): Promise<KsefAnswer> {
  const withBearer = (token: string) =>
    exchange({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });
  if (operation.bearer === 'none') return exchange(request);
  if (own) return withBearer(own);
  if (!tokens || operation.bearer === 'own') {
    throw new KsefError(
      `The operation ${operation.name} needs an access token; log in and use client.withAuth(session).`,
      {
        kind: 'configuration',
        code: 'no-session',
        operation: operation.name,
        notSent: true,
      },
    );
  }
  const token = await tokens.accessToken();
  try {
    return await withBearer(token);
  } catch (error) {
    // KSeF refuses an expired or revoked token before it acts, so one more try with a fresh one is safe.
    if (!(error instanceof KsefError && error.kind === 'unauthorised')) throw error;
    return withBearer(await tokens.replace(token));
  }
}

function buildRequest(context: CallContext, operation: Operation, input: CallInput<Operation>): KsefRequest {
  const url = new URL(context.apiUrl + fillPath(operation, input.path ?? {}));
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) url.searchParams.append(name, String(item));
    }
  }
  const isXml = operation.body === 'xml';
  return {
    operation: operation.name,
    method: operation.method,
    url: url.href,
    headers: {
      accept:
        operation.answer === 'xml'
          ? 'application/xml, application/problem+json'
          : 'application/json, application/problem+json',
      'x-error-format': 'problem-details',
      ...(operation.body ? { 'content-type': isXml ? 'application/xml' : 'application/json' } : {}),
      ...(input.continuationToken ? { 'x-continuation-token': input.continuationToken } : {}),
      ...input.headers,
    },
    ...(operation.body ? { body: encodeBody(input.body) } : {}),
    repeat: operation.repeat,
    limit: operation.limit,
    group: operation.group ?? operation.name,
    context: `${context.environment}|${operation.bearer === 'access' ? (context.tokens?.context ?? '') : ''}`,
    signal: input.signal,
  };
}

function encodeBody(body: unknown): string | Uint8Array {
  return body instanceof Uint8Array ? body : JSON.stringify(body);
}

function fillPath(operation: Operation, parameters: Readonly<Record<string, string>>): string {
  return operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (!value) {
      throw new KsefError(`The operation ${operation.name} needs ${name}.`, {
        kind: 'configuration',
        code: 'missing-parameter',
        operation: operation.name,
        notSent: true,
      });
    }
    return encodeURIComponent(value);
  });
}
