import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDatabase } from '../../src/platform/database/database.ts';
import { createApp } from '../../src/platform/http/app.ts';
import { implement } from '../../src/platform/http/implement.ts';
import { defineRoute } from '../../src/platform/http/route.ts';
import { companyParams, nothing } from '../../src/platform/http/schemas.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const webRoot = mkdtempSync(join(tmpdir(), 'skryba-web-'));
const page =
  '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>';
const user = { id: 'u1', email: 'jan@example.test', name: 'Jan' };
const companyId = '0d6a2f4e-3c1b-4f7a-9d55-0a1b2c3d4e5f';
const json = { 'content-type': 'application/json' };

const routes = [
  implement(
    defineRoute({
      method: 'POST',
      url: '/api/echo',
      summary: 'Says it again',
      tag: 'test',
      auth: 'public',
      body: z.object({
        text: z.string().min(2),
        email: z.email().optional(),
        lines: z.array(z.object({ n: z.number() })).default([]),
      }),
      response: z.object({ text: z.string() }),
    }),
    async ({ body }) => ({ ...body, undeclared: 'stays here' }),
  ),
  implement(
    defineRoute({
      method: 'GET',
      url: '/api/companies/:companyId/file',
      summary: 'A file',
      tag: 'test',
      auth: 'company',
      params: companyParams,
      response: { file: 'application/xml' },
    }),
    async ({ company }) => ({
      content: `<role>${company.role}</role>`,
      fileName: 'Żółta faktura 1/2026.xml',
    }),
  ),
  implement(
    defineRoute({
      method: 'DELETE',
      url: '/api/companies/:companyId/file',
      summary: 'Deletes it',
      tag: 'test',
      auth: 'company',
      params: companyParams,
      status: 204,
      response: nothing,
    }),
    async () => null,
  ),
  implement(
    defineRoute({
      method: 'GET',
      url: '/api/broken',
      summary: 'Breaks',
      tag: 'test',
      auth: 'public',
      response: nothing,
    }),
    async () => {
      throw new Error('password=tajne');
    },
  ),
];

let test: TestPlatform;
let app: Awaited<ReturnType<typeof createApp>>;

beforeAll(async () => {
  writeFileSync(join(webRoot, 'index.html'), page);
  writeFileSync(join(webRoot, 'favicon.svg'), '<svg/>');
  test = await startTestPlatform();
  test.platform.config.http.webRoot = webRoot;
  app = await createApp(
    test.platform,
    {
      whoIs: async ({ cookie }) => (cookie === undefined ? null : user),
      accessOf: async (_user, id) => (id === companyId ? { id, role: 'viewer' } : undefined),
    },
    routes,
  );
});

afterAll(async () => {
  await app.close();
  await test.close();
  rmSync(webRoot, { recursive: true });
});

const post = (body: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/echo',
    headers: { host: '127.0.0.1:8200', ...json, ...headers },
    body,
  });
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { host: '127.0.0.1:8200', ...headers } });

describe('a file of the interface that is not there any more', () => {
  it('is missing, and not the page in disguise: a tab left open over an update must notice', async () => {
    const answer = await get('/assets/index-old.js');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/json');
  });
});

describe('answers', () => {
  it('hold what the contract declares and nothing else', async () => {
    const answer = await post('{"text":"dzień dobry"}');
    expect(answer.json()).toEqual({ text: 'dzień dobry' });
  });

  it('name each wrong field by its path, in both languages', async () => {
    const answer = await post('{"text":"a","email":"x","lines":[{"n":1},{"n":"dwa"}]}');
    expect(answer.statusCode).toBe(422);
    const { code, fields } = answer.json();
    expect(code).toBe('invalid-fields');
    expect(fields.map((field: { path: string }) => field.path)).toEqual(['text', 'email', 'lines.1.n']);
    expect(fields[1]).toMatchObject({
      message: { pl: 'To nie jest adres e-mail.', en: 'This is not an e-mail address.' },
      remedy: { pl: expect.stringContaining('nazwa@domena.pl') },
    });
  });

  it.each([
    ['malformed JSON', '{"text":', 400],
    ['an unknown kind of body', 'text=x', 415],
    ['a body that is too large', JSON.stringify({ text: 'x'.repeat(17 * 1024 * 1024) }), 413],
  ])('are problems with a remedy for %s', async (_what, body, status) => {
    const answer = await post(body, status === 415 ? { 'content-type': 'text/x-other' } : {});
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({
      message: { pl: expect.any(String) },
      remedy: { en: expect.any(String) },
    });
  });

  it('to what nobody foresaw tell a number for the log, and no detail', async () => {
    const answer = await get('/api/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('tajne');
    expect(answer.json()).toMatchObject({
      code: 'unexpected',
      remedy: { pl: expect.stringContaining('administratorowi') },
    });
  });

  it('send files with their type and a name that survives Polish letters', async () => {
    const answer = await get(`/api/companies/${companyId}/file`, { cookie: 'x=y' });
    expect(answer.headers['content-type']).toBe('application/xml');
    expect(answer.headers['content-disposition']).toContain(
      "filename*=UTF-8''%C5%BB%C3%B3%C5%82ta%20faktura%201%2F2026.xml",
    );
    expect(answer.body).toBe('<role>viewer</role>');
  });
});

describe('the gate', () => {
  it('lets nobody in who is not signed in', async () => {
    const answer = await get(`/api/companies/${companyId}/file`);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'sign-in-needed']);
  });

  it('does not tell whether a company exists that the person is no member of', async () => {
    const answer = await get('/api/companies/7b1f8c52-1f8e-4c38-8a39-2f6d2b7a9c10/file', { cookie: 'x=y' });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'company-not-found']);
    expect((await get('/api/companies/nonsense/file', { cookie: 'x=y' })).statusCode).toBe(404);
  });

  it('lets those who may only look change nothing', async () => {
    const answer = await app.inject({
      method: 'DELETE',
      url: `/api/companies/${companyId}/file`,
      headers: { host: 'localhost:8200', cookie: 'x=y' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'read-only-role']);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:9999' }, 403],
    ['another site without an origin', { 'sec-fetch-site': 'cross-site' }, 403],
    [
      'a name that was bent to this machine',
      { host: 'evil.example:8200', origin: 'http://evil.example:8200' },
      403,
    ],
    ['our own pages', { origin: 'http://127.0.0.1:8200', 'sec-fetch-site': 'same-origin' }, 200],
    ['a program', {}, 200],
  ])('takes a change from %s as it should', async (_who, headers, status) => {
    const answer = await post('{"text":"ok"}', headers);
    expect(answer.statusCode).toBe(status);
  });
});

describe('the pages', () => {
  it('carry a fresh nonce each time, which the policy names', async () => {
    const [first, second] = await Promise.all([get('/'), get('/ksef/autoryzacja')]);
    const nonce = /nonce="([\w-]{20,})"/.exec(first.body)?.[1];
    expect(first.headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(second.body).not.toContain(nonce);
    expect(first.headers['cache-control']).toBe('no-store');
  });

  it('never stand in for a missing piece of the API', async () => {
    expect((await get('/api/nothing')).json()).toMatchObject({ code: 'not-found' });
    expect((await get('/favicon.svg')).body).toBe('<svg/>');
    expect((await get('/../../etc/passwd')).body).not.toContain('root:');
  });

  it('and answers cannot be framed or sniffed', async () => {
    for (const url of ['/', '/api/nothing', '/healthz']) {
      const { headers } = await get(url);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    }
  });
});

describe('the description', () => {
  it('comes from the routes themselves', async () => {
    const description = (await get('/api/openapi.json')).json();
    expect(description.openapi).toBe('3.1.0');
    expect(
      description.paths['/api/echo'].post.requestBody.content['application/json'].schema.properties,
    ).toHaveProperty('text');
    expect(description.paths['/api/companies/{companyId}/file'].get.responses['200'].content).toHaveProperty(
      'application/xml',
    );
    expect((await get('/api/docs')).statusCode).toBe(200);
  });
});

describe('a database that has gone away', () => {
  it('makes a problem that passes by itself, and the process unready', async () => {
    const failing = await createApp(
      { ...test.platform, db: createDatabase(new Pool({ host: '/nowhere', port: 1 })) },
      { whoIs: async () => user, accessOf: async () => undefined },
      [
        implement(
          defineRoute({
            method: 'GET',
            url: '/api/ask',
            summary: 'Asks',
            tag: 'test',
            auth: 'public',
            response: nothing,
          }),
          async ({ platform }) => {
            await platform.db.selectFrom('people').selectAll().execute();
            return null;
          },
        ),
      ],
    );
    const answer = await failing.inject({ method: 'GET', url: '/api/ask' });
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'database-unavailable']);
    expect((await failing.inject({ method: 'GET', url: '/readyz' })).statusCode).toBe(503);
    expect((await failing.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200);
    await failing.close();
  });
});

describe('health', () => {
  it('is told, and readiness with the database', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await get('/readyz')).statusCode).toBe(200);
  });
});
