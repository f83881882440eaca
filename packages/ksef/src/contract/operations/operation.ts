import type { z } from 'zod';
import type { RateLimit } from '../published-limits.ts';

/** HTTP methods of the contract. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One operation of the contract, as data. */
export interface Operation {
  /** Name of the method that calls it, e.g. `sessions.online.open`. */
  readonly name: string;
  readonly method: HttpMethod;
  /** Path under the root of the API, with `{parameters}`. */
  readonly path: string;
  /** No bearer, the access token of the session, or one that the caller gives (log-in and refresh). */
  readonly bearer: 'none' | 'access' | 'own';
  /** JSON body by its schema, or an XML document. */
  readonly body?: z.ZodType | 'xml';
  readonly query?: z.ZodObject;
  /** Whether it is paged by the header `x-continuation-token`. */
  readonly continuation?: true;
  readonly answer: z.ZodType | 'xml' | 'nothing';
  readonly success: 200 | 201 | 202 | 204;
  /** Codes that the contract lists under HTTP 400; empty where it lists none. Texts: `errorTexts`. */
  readonly refusals: readonly number[];
  /** Whether it answers 410 once KSeF no longer keeps what is asked for. */
  readonly gone?: true;
  /** Published limit on production. */
  readonly limit: RateLimit;
  /** Group that shares one counter; an operation without a group has its own. */
  readonly group?: string;
  /** Whether it may be sent again when nobody knows if KSeF acted on it. */
  readonly repeat: 'always' | 'ifNotSent';
}

/** Keeps the exact type of an operation. */
export function defineOperation<const O extends Operation>(operation: O): O {
  return operation;
}

/** HTTP statuses of the refusals that the contract documents for an operation. */
export function refusalStatusesOf({ bearer, gone }: Pick<Operation, 'bearer' | 'gone'>): number[] {
  return [400, ...(bearer === 'none' ? [] : [401, 403]), ...(gone ? [410] : []), 429];
}

/** Names of the parameters in a path. */
type PathNames<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never;

/** Parameters of the path of an operation. */
export type PathParameters<O extends Operation> = { readonly [N in PathNames<O['path']>]: string };

/** Body of an operation. */
export type BodyOf<O extends Operation> = O['body'] extends z.ZodType
  ? z.input<O['body']>
  : O['body'] extends 'xml'
    ? Uint8Array
    : undefined;

/** Query of an operation. */
export type QueryOf<O extends Operation> = O['query'] extends z.ZodType ? z.input<O['query']> : undefined;

/** Answer of an operation: parsed JSON, the bytes of an XML document with its announced hash, or nothing. */
export type AnswerOf<O extends Operation> = O['answer'] extends z.ZodType
  ? z.output<O['answer']>
  : O['answer'] extends 'xml'
    ? XmlAnswer
    : undefined;

/** An XML document as KSeF sent it. */
export interface XmlAnswer {
  readonly bytes: Buffer;
  /** `x-ms-meta-hash`: SHA-256 of the document in Base64, where sent. */
  readonly hash: string | undefined;
}
