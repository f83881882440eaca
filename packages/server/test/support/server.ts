import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { jobs } from '../../src/areas.ts';
import { listen } from '../../src/server.ts';
import { startTestPlatform, type TestPlatform, type TestPlatformOptions } from './platform.ts';

export interface Answer {
  status: number;
  /** Parsed JSON, or the text of what is not JSON. */
  body: unknown;
  headers: Headers;
  /** The body as this schema sees it. */
  read<Schema extends z.ZodType>(schema: Schema): z.output<Schema>;
}

/** A browser with a cookie jar of one cookie. */
export interface TestBrowser {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  cookie(): string;
}

export interface TestServer extends TestPlatform {
  url: string;
  /** A browser that nobody has signed in with. */
  browser(): TestBrowser;
  /** The owner's browser; the first call sets the installation up. */
  ownerBrowser(): Promise<TestBrowser>;
}

export const ownerCredentials = { email: `${randomUUID()}@example.test`, password: 'bardzo-tajne-haslo' };

/** The real application over HTTP on a fresh database; with `works` its jobs run too. */
export async function startTestServer(options: TestPlatformOptions = {}): Promise<TestServer> {
  const test = await startTestPlatform({ jobs, ...options });
  const server = await listen(test.platform);
  const browser = () => createBrowser(server.url);
  let owner: Promise<TestBrowser> | undefined;
  return {
    ...test,
    url: server.url,
    browser,
    ownerBrowser: () => {
      owner ??= setUp(browser());
      return owner;
    },
    async close() {
      await server.close();
      await test.close();
    },
  };
}

async function setUp(browser: TestBrowser): Promise<TestBrowser> {
  const answer = await browser.send('POST', '/api/setup', ownerCredentials);
  if (answer.status !== 201) throw new Error(`Set-up failed: ${JSON.stringify(answer.body)}`);
  return browser;
}

function createBrowser(url: string): TestBrowser {
  let cookie = '';
  const request = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === '' ? {} : { cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const given = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (given.length > 0) cookie = given.join('; ');
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const content: unknown = isJson ? await response.json() : await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: content,
      read: (schema) => schema.parse(content),
    };
  };
  return {
    get: (path, headers) => request('GET', path, undefined, headers),
    send: (method, path, body, headers) => request(method, path, body, headers),
    cookie: () => cookie,
  };
}
