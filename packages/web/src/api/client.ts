import type { Api } from '@skryba/server/api';
import { ApiError, connectionProblem, readProblem } from './problem.ts';

/** A route of the API by `METHOD url`, e.g. `GET /api/companies/:companyId`. */
export type Route = keyof Api;
type FileRoute = { [K in Route]: Api[K]['response'] extends Blob ? K : never }[Route];
type FileLink = Extract<FileRoute, `GET ${string}`>;

type Input<K extends Route> = {
  [P in 'params' | 'query' | 'body' as [Api[K][P]] extends [never] ? never : P]: Api[K][P];
};
type Arguments<K extends Route> = keyof Input<K> extends never ? [] : [input: Input<K>];

interface AnyInput {
  readonly params?: object;
  readonly query?: object;
  readonly body?: unknown;
}

/**
 * Calls a route of the server's API.
 *
 * @param route - `METHOD url` as in the contract
 * @param input - its params, query and body, where it has them
 * @throws {ApiError} when the server refuses, or cannot be reached
 */
export async function api<K extends Route>(route: K, ...[input]: Arguments<K>): Promise<Api[K]['response']> {
  const response = await send(route, input);
  return response.status === 204 ? null : response.json();
}

/** Calls a route that answers with a file. */
export async function apiFile<K extends FileRoute>(route: K, ...[input]: Arguments<K>): Promise<Blob> {
  return (await send(route, input)).blob();
}

/** The address of a file of the API, for a link that opens or downloads it. */
export function fileUrl<K extends FileLink>(route: K, ...[input]: Arguments<K>): string {
  return address(route, input).url;
}

async function send(route: Route, input: AnyInput | undefined): Promise<Response> {
  const { method, url } = address(route, input);
  const hasBody = input?.body !== undefined;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: hasBody ? { 'content-type': 'application/json' } : {},
      body: hasBody ? JSON.stringify(input.body) : null,
      credentials: 'same-origin',
    });
  } catch (cause) {
    throw new ApiError(0, connectionProblem, { cause });
  }
  if (!response.ok) throw new ApiError(response.status, await readProblem(response));
  return response;
}

function address(route: Route, input: AnyInput | undefined): { method: string; url: string } {
  const [method = 'GET', pattern = '/'] = route.split(' ');
  const params = new Map(Object.entries(input?.params ?? {}));
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params.get(name))));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input?.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return { method, url: query.size > 0 ? `${path}?${query}` : path };
}
