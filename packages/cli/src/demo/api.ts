import type { ProblemBody } from '@skryba/server/api';
import type { z } from 'zod';
import { CliError } from '../errors.ts';

/** A route of the server's contract: the same object that the server is built from. */
interface Route<Response> {
  readonly method: string;
  readonly url: string;
  readonly response: Response;
}

interface Request {
  /** Values for the `:names` in the route's url. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
}

/** Skryba's HTTP API as one signed-in person uses it; keeps the session cookie. */
export class ApiClient {
  readonly #url: string;
  #cookie = '';

  /** @param url - root of the server, e.g. `http://127.0.0.1:8200` */
  constructor(url: string) {
    this.#url = url;
  }

  /**
   * Calls a route that answers with JSON, and checks the answer against its schema.
   *
   * @throws CliError with the server's own words when it refuses
   */
  async call<Schema extends z.ZodType>(
    route: Route<Schema>,
    request: Request = {},
  ): Promise<z.output<Schema>> {
    const response = await this.#fetch(route, request);
    return route.response.parse(response.status === 204 ? null : await response.json());
  }

  /** Calls a route that answers with a file. */
  async download(route: Route<{ file: string }>, request: Request): Promise<Uint8Array> {
    return (await this.#fetch(route, request)).bytes();
  }

  async #fetch(route: Route<unknown>, { params = {}, query, body }: Request): Promise<Response> {
    const path = route.url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const search = query ? `?${new URLSearchParams(query).toString()}` : '';
    const response = await fetch(`${this.#url}${path}${search}`, {
      method: route.method,
      headers: {
        origin: this.#url,
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    if (cookies.length > 0) this.#cookie = cookies.join('; ');
    if (!response.ok) throw refusal(route, response.status, await response.text());
    return response;
  }
}

function refusal(route: Route<unknown>, status: number, body: string): CliError {
  const place = `${route.method} ${route.url}: HTTP ${status}`;
  const problem = parseProblem(body);
  if (!problem) {
    return new CliError({ pl: place, en: place }, { pl: body.slice(0, 500), en: body.slice(0, 500) });
  }
  const fields = problem.fields.map(({ path, message }) => ` ${path}: ${message.en}`).join(';');
  return new CliError(
    { pl: `${problem.message.pl} (${place})`, en: `${problem.message.en}${fields} (${place})` },
    problem.remedy,
  );
}

function parseProblem(body: string): ProblemBody | undefined {
  try {
    const value: ProblemBody = JSON.parse(body);
    return value.message && value.remedy && value.fields ? value : undefined;
  } catch {
    return undefined;
  }
}
