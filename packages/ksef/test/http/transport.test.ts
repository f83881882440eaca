import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isKsefError, type KsefClient, type KsefError } from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';
import { cut, cutInAnswer, html502, json, Loopback } from '../support/loopback.ts';

const CHALLENGE = {
  challenge: '20250604-CR-461EA5B000-537A6BA15D-D7',
  timestamp: '2026-11-23T12:00:00.1230000+00:00',
  timestampMs: 1_764_000_000_123,
  clientIp: '127.0.0.1',
};
const REFERENCE = '20250604-SO-461EA5B000-537A6BA15D-D7';
const send = (client: KsefClient) =>
  client.sessions.online.send(REFERENCE, {
    invoiceHash: 'x'.repeat(44),
    invoiceSize: 1,
    encryptedInvoiceHash: 'x'.repeat(44),
    encryptedInvoiceSize: 16,
    encryptedInvoiceContent: 'AAAA',
  });

let server: Loopback;
let client: KsefClient;
beforeAll(async () => {
  server = await new Loopback().start();
});
afterAll(() => server.close());
beforeEach(() => {
  client = createKsefClient({
    environment: server.environment(),
    retry: { baseMs: 1, maxMs: 5 },
    timeouts: { headersMs: 1_000, bodyMs: 1_000 },
  }).withAuth({ context: 'Nip|5265877635', accessToken: async () => 'tajne', replace: async () => 'nowe' });
});

async function failure(call: Promise<unknown>): Promise<KsefError> {
  try {
    await call;
  } catch (error) {
    if (isKsefError(error)) return error;
    throw error;
  }
  throw new Error('The call succeeded.');
}

describe('a request', () => {
  it('asks for problem details and carries the token only where it is needed', async () => {
    server.script(json(200, CHALLENGE), json(202, { referenceNumber: REFERENCE }));
    await client.auth.challenge();
    await send(client);
    expect(server.seen[0]).toMatchObject({ method: 'POST', path: '/v2/auth/challenge' });
    expect(server.seen[0]!.headers['x-error-format']).toBe('problem-details');
    expect(server.seen[0]!.headers.authorization).toBeUndefined();
    expect(server.seen[1]!.headers.authorization).toBe('Bearer tajne');
  });

  it('without a session is refused before anything is sent', async () => {
    server.script(json(500, {}));
    const error = await failure(createKsefClient({ environment: server.environment() }).tokens.list());
    expect(error).toMatchObject({ kind: 'configuration', code: 'no-session', notSent: true });
    expect(server.seen).toHaveLength(0);
  });

  it('that cannot even be written is said to be so', async () => {
    server.script(json(500, {}));
    const odd = client.withAuth({
      context: 'Nip|5265877635',
      accessToken: async () => 'zażółć',
      replace: async () => '',
    });
    const error = await failure(odd.tokens.list());
    expect(error).toMatchObject({ kind: 'configuration', code: 'malformed-request', notSent: true });
    expect(server.seen).toHaveLength(0);
  });

  it('ignores fields that the contract does not know', async () => {
    server.script(json(200, { ...CHALLENGE, later: true }));
    await expect(client.auth.challenge()).resolves.not.toHaveProperty('later');
  });
});

describe('a refusal', () => {
  it('in problem details gives the code, the official text and the trace', async () => {
    server.script(
      json(400, {
        title: 'Bad Request',
        status: 400,
        instance: '/v2/sessions/online',
        detail: 'Żądanie jest nieprawidłowe.',
        errors: [
          {
            code: 21405,
            description: 'Błąd walidacji danych wejściowych.',
            details: ['Wskazany kod formularza nie jest wspierany.'],
          },
        ],
        timestamp: '2026-11-23T12:00:00Z',
        traceId: 'abc',
      }),
    );
    expect(await failure(send(client))).toMatchObject({
      kind: 'refused',
      code: 21405,
      officialText: 'Błąd walidacji danych wejściowych.',
      details: ['Wskazany kod formularza nie jest wspierany.'],
      traceId: 'abc',
      retryable: false,
      operation: 'sessions.online.send',
    });
  });

  it('in the older format is understood as well', async () => {
    server.script(
      json(400, {
        exception: {
          exceptionDetailList: [
            { exceptionCode: 21173, exceptionDescription: 'Brak sesji o wskazanym numerze referencyjnym.' },
          ],
        },
      }),
    );
    expect(await failure(send(client))).toMatchObject({ kind: 'refused', code: 21173 });
  });

  it('for missing permissions says which reason', async () => {
    server.script(
      json(403, {
        title: 'Forbidden',
        status: 403,
        detail: 'Brak uprawnień.',
        reasonCode: 'missing-permissions',
      }),
    );
    expect(await failure(send(client))).toMatchObject({
      kind: 'forbidden',
      code: 'missing-permissions',
      officialText: 'Brak uprawnień.',
    });
  });

  it('of the token is answered once with a fresh one', async () => {
    server.script(
      json(401, { title: 'Unauthorized', status: 401, detail: 'x', timestamp: 'x' }),
      json(202, { referenceNumber: REFERENCE }),
    );
    await send(client);
    expect(server.seen.map((s) => s.headers.authorization)).toEqual(['Bearer tajne', 'Bearer nowe']);
  });
});

describe('too many requests', () => {
  const body = {
    status: {
      code: 429,
      description: 'Too Many Requests',
      details: ['Przekroczono limit 20 żądań na minutę. Spróbuj ponownie po 30 sekundach.'],
    },
  };

  it('with a short Retry-After is waited out, also for sending', async () => {
    server.script(json(429, body, { 'retry-after': '0' }), json(202, { referenceNumber: REFERENCE }));
    await expect(send(client)).resolves.toEqual({ referenceNumber: REFERENCE });
  });

  it('with a long one is handed to the caller', async () => {
    server.script(json(429, body, { 'retry-after': '1800' }));
    expect(await failure(send(client))).toMatchObject({
      kind: 'rateLimited',
      retryAfterMs: 1_800_000,
      retryable: true,
      message: expect.stringMatching(/: 429 Too Many Requests\. Wait 1800 s\.$/),
    });
    expect(server.seen).toHaveLength(1);
  });

  it('without one is tried again with a pause', async () => {
    server.script(json(429, body), json(200, CHALLENGE));
    await client.auth.challenge();
    expect(server.seen).toHaveLength(2);
  });
});

describe('a failing KSeF', () => {
  it.each([
    { name: 'a broken connection', fault: cut, kind: 'network' },
    { name: 'an answer cut short', fault: cutInAnswer, kind: 'network' },
    { name: 'a page of a gateway', fault: html502, kind: 'unavailable' },
    { name: 'silence', fault: () => undefined, kind: 'timeout' },
  ])('after $name: a question is asked again, an invoice is not sent again', async ({ fault, kind }) => {
    server.script(fault, json(200, CHALLENGE));
    await client.auth.challenge();
    expect(server.seen).toHaveLength(2);
    server.script(fault, json(202, { referenceNumber: REFERENCE }));
    expect(await failure(send(client))).toMatchObject({ kind, notSent: false, retryable: true });
    expect(server.seen).toHaveLength(1);
  });

  it('that nobody listens to is reported as not sent', async () => {
    const gone = await new Loopback().start();
    const environment = gone.environment();
    await gone.close();
    const error = await failure(createKsefClient({ environment, retry: { attempts: 1 } }).auth.challenge());
    expect(error).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', notSent: true });
  });

  it('is left alone for a while after many failures in a row', async () => {
    const impatient = createKsefClient({
      environment: server.environment(),
      retry: { attempts: 1 },
      breaker: { failures: 2, openMs: 60_000 },
    });
    server.script(html502);
    await failure(impatient.auth.challenge());
    await failure(impatient.auth.challenge());
    expect(await failure(impatient.auth.challenge())).toMatchObject({
      kind: 'unavailable',
      code: 'circuit-open',
      notSent: true,
    });
    expect(server.seen).toHaveLength(2);
  });
});

describe('a breaker that has opened', () => {
  it('lets one request try after a while, and all when it succeeds', async () => {
    let now = 0;
    const careful = createKsefClient({
      environment: server.environment(),
      now: () => new Date(now),
      retry: { attempts: 1 },
      breaker: { failures: 2, openMs: 10_000 },
    });
    server.script(html502);
    await failure(careful.auth.challenge());
    await failure(careful.auth.challenge());
    now = 10_001;
    const waiting: (() => void)[] = [];
    server.script((response, request) => void waiting.push(() => json(200, CHALLENGE)(response, request)));
    const trial = careful.auth.challenge();
    await expect.poll(() => waiting.length).toBe(1);
    for (let i = 0; i < 3; i++) {
      expect(await failure(careful.auth.challenge())).toMatchObject({ code: 'circuit-open', notSent: true });
    }
    waiting[0]!();
    await trial;
    server.script(json(200, CHALLENGE));
    await expect(careful.auth.challenge()).resolves.toMatchObject({ challenge: CHALLENGE.challenge });
  });
});

describe('a breaker whose clock is set back', () => {
  it('lets a request try at once', async () => {
    let now = 3 * 3_600_000;
    const careful = createKsefClient({
      environment: server.environment(),
      now: () => new Date(now),
      retry: { attempts: 1 },
      breaker: { failures: 1, openMs: 10_000 },
    });
    server.script(html502);
    await failure(careful.auth.challenge());
    now = 0;
    server.script(json(200, CHALLENGE));
    await expect(careful.auth.challenge()).resolves.toMatchObject({ challenge: CHALLENGE.challenge });
  });
});

describe('something that is not KSeF', () => {
  it.each([
    {
      name: 'a web page',
      answer: (r: import('node:http').ServerResponse) =>
        r.writeHead(200, { 'content-type': 'text/html' }).end('<html/>'),
      says: 'web page',
    },
    {
      name: 'broken JSON',
      answer: (r: import('node:http').ServerResponse) => r.writeHead(200).end('{"challenge":'),
      says: 'cut short',
    },
    { name: 'other JSON', answer: json(200, { hello: 1 }), says: 'challenge' },
  ])('answering with $name is recognised', async ({ answer, says }) => {
    server.script(answer);
    const error = await failure(client.auth.challenge());
    expect(error.kind).toBe('unexpectedAnswer');
    expect(error.message).toContain(says);
  });

  it('redirecting elsewhere is not followed', async () => {
    server.script((response) => response.writeHead(302, { location: 'https://example.org/' }).end());
    expect(await failure(send(client))).toMatchObject({ kind: 'unexpectedAnswer', httpStatus: 302 });
    expect(server.seen).toHaveLength(1);
  });
});

it('stops at the signal of the caller', async () => {
  server.script(() => undefined);
  const patient = createKsefClient({ environment: server.environment() });
  const error = await failure(patient.auth.challenge({ signal: AbortSignal.timeout(30) }));
  expect(error.kind).toBe('cancelled');
});
