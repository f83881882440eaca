import { setTimeout as pace } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, freshSandbox } from '../support/client.ts';
import { freshNip, logInAsPerson } from '../support/identities.ts';
import { invoiceXml } from '../support/invoice.ts';
import { freshNumber, inDays, openWithInvoice, problem, queryInvoices } from '../support/scenario.ts';
import { mirrors } from './mirror.ts';

interface Values {
  perSecond: number;
  perMinute: number;
  perHour: number;
}
type Rates = Record<string, Values>;

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

const owner = async (from = client) => (await logInAsPerson(from, freshNip())).access;
const get = async (bearer: string, path: string) => (await client.call('GET', path, { bearer })).json;
const change = (bearer: string, method: string, path: string, body?: object) =>
  client.call(method, `/testdata${path}`, { bearer, headers: problem, ...(body ? { body } : {}) });

const BASE_SESSION = { maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 10_000 };

describe('LimitsE2ETests', () => {
  const raised = (by: number) => ({
    maxInvoiceSizeInMB: BASE_SESSION.maxInvoiceSizeInMB + by,
    maxInvoiceWithAttachmentSizeInMB: BASE_SESSION.maxInvoiceWithAttachmentSizeInMB + by,
    maxInvoices: BASE_SESSION.maxInvoices + by,
  });

  it(
    mirrors(
      'limits of sessions are changed in a context, without a word of collective identifiers, and put back',
      'C# LimitsE2ETests.CurrentSessionLimits_E2E_Positive',
      'Java GetRateLimitIntegrationTest.currentSessionLimitsPositive',
      'Java ContextLimitIntegrationTest.contextLimitE2EIntegrationTest',
    ),
    async () => {
      const bearer = await owner();
      const base = await get(bearer, '/limits/context');
      expect(base).toMatchObject({ onlineSession: BASE_SESSION, batchSession: BASE_SESSION });
      const small = { maxInvoiceSizeInMB: 4, maxInvoiceWithAttachmentSizeInMB: 5, maxInvoices: 6 };
      for (const limits of [raised(4), small]) {
        const body = { onlineSession: limits, batchSession: limits };
        expect((await change(bearer, 'POST', '/limits/context/session', body)).status).toBe(200);
        expect(await get(bearer, '/limits/context')).toEqual({ ...base, ...body });
      }
      await change(bearer, 'DELETE', '/limits/context/session');
      expect(await get(bearer, '/limits/context')).toEqual(base);
    },
  );

  it(
    mirrors(
      'limits of certificates are changed for a subject and put back',
      'C# LimitsE2ETests.CertificatesLimits_E2E_Positive',
      'Java GetRateLimitIntegrationTest.certificatesLimitsPositive',
      'Java SubjectLimitIntegrationTest.subjectLimitE2EIntegrationTest',
    ),
    async () => {
      const bearer = await owner();
      const base = { certificate: { maxCertificates: 100 }, enrollment: { maxEnrollments: 300 } };
      expect(await get(bearer, '/limits/subject')).toEqual(base);
      for (const [certificates, enrollments] of [
        [104, 304],
        [15, 15],
      ]) {
        const limits = {
          certificate: { maxCertificates: certificates },
          enrollment: { maxEnrollments: enrollments },
        };
        await change(bearer, 'POST', '/limits/subject/certificate', {
          subjectIdentifierType: 'Nip',
          ...limits,
        });
        expect(await get(bearer, '/limits/subject')).toEqual(limits);
      }
      await change(bearer, 'DELETE', '/limits/subject/certificate');
      expect(await get(bearer, '/limits/subject')).toEqual(base);
    },
  );
});

/** The groups that the older clients know. */
const KNOWN = [
  'onlineSession',
  'batchSession',
  'invoiceSend',
  'invoiceStatus',
  'sessionList',
  'sessionInvoiceList',
  'sessionMisc',
  'invoiceMetadata',
  'invoiceExport',
  'invoiceDownload',
  'other',
];
const known = (rates: Rates): Rates => Object.fromEntries(KNOWN.map((group) => [group, rates[group]!]));

describe('RateLimitsE2ETests', () => {
  const lowered = (rates: Rates): Rates =>
    Object.fromEntries(
      Object.entries(rates).map(([group, { perSecond, perMinute, perHour }]) => [
        group,
        { perSecond: perSecond - 1, perMinute: perMinute - 1, perHour: perHour - 1 },
      ]),
    );

  it(
    mirrors(
      'rate limits are shown, changed in a context, and put back',
      'C# RateLimitsE2ETests.RateLimits_E2E_Positive',
      'Java GetRateLimitIntegrationTest.getRateLimitIntegrationTest',
      'Java GetRateLimitIntegrationTest.rateLimitsPositive',
    ),
    async () => {
      const bearer = await owner();
      const base: Rates = await get(bearer, '/rate-limits');
      const rateLimits = lowered(known(base));
      // The Java client leaves one group null.
      const body = { rateLimits: { ...rateLimits, invoiceExportStatus: null } };
      expect((await change(bearer, 'POST', '/rate-limits', body)).status).toBe(200);
      expect(await get(bearer, '/rate-limits')).toEqual({ ...base, ...rateLimits });
      await change(bearer, 'DELETE', '/rate-limits');
      expect(await get(bearer, '/rate-limits')).toEqual(base);
    },
  );

  it.each([
    { perSecond: 0, perMinute: 0, perHour: 0 },
    { perSecond: 11, perMinute: 31, perHour: 11_231 },
  ])(
    mirrors(
      'limits out of their range are refused ($perHour an hour)',
      'C# RateLimitsE2ETests.RateLimits_E2E_Negative_InvalidValues_ShouldThrowKsefApiException',
      'Java GetRateLimitIntegrationTest.rateLimitsNegativeInvalidValues',
    ),
    async (onlineSession) => {
      const bearer = await owner();
      const base = await get(bearer, '/rate-limits');
      const body = { rateLimits: { ...known(base), onlineSession } };
      const refused = await change(bearer, 'POST', '/rate-limits', body);
      expect(refused.json.errors[0]).toMatchObject({
        code: 21405,
        description: 'Błąd walidacji danych wejściowych.',
      });
    },
  );

  const isLimited = async (bearer: string) =>
    (await client.call('GET', '/limits/context', { bearer })).status === 429;
  async function lowerOther(bearer: string) {
    const base: Rates = await get(bearer, '/rate-limits');
    const other = { ...base['other']!, perSecond: 1 };
    const { status } = await change(bearer, 'POST', '/rate-limits', {
      rateLimits: { ...known(base), other },
    });
    expect(status).toBe(200);
  }

  it(
    mirrors(
      'of many requests at once in a context with a low limit some pass and the rest get 429',
      'C# RateLimitsE2ETests.RateLimits_E2E_CurrentContextEndpoint_ShouldRateLimitConcurrentRequests',
    ),
    async () => {
      const bearer = await owner();
      await lowerOther(bearer);
      const answers = await Promise.all(Array.from({ length: 10 }, () => isLimited(bearer)));
      expect(answers.filter((limited) => !limited).length).toBeGreaterThan(0);
      expect(answers.filter(Boolean).length).toBeGreaterThan(0);
    },
  );

  it(
    mirrors(
      'one subject is counted in each context by itself',
      'C# RateLimitsE2ETests.RateLimits_E2E_SameIdentifierDifferentContexts_ShouldBeCountedPerContext',
    ),
    async () => {
      const contexts = [freshNip(), freshNip()] as const;
      const subject = freshNip();
      const bearers: string[] = [];
      for (const nip of contexts) {
        const body = {
          contextIdentifier: { type: 'Nip', value: nip },
          authorizedIdentifier: { type: 'Nip', value: subject },
          permissions: [{ permissionType: 'InvoiceRead', description: 'Limity w scenariuszu' }],
        };
        await client.call('POST', '/testdata/permissions', { body });
        await lowerOther((await logInAsPerson(client, nip)).access);
        bearers.push((await logInAsPerson(client, subject, nip)).access);
      }
      const [over = '', below = ''] = bearers;
      const burst = [];
      for (let index = 0; index < 10; index += 1) burst.push(await isLimited(over));
      expect(burst).toContain(true);
      expect(await isLimited(below)).toBe(false);
      expect(await isLimited(below)).toBe(true);
    },
  );
});

describe('RateLimitsPerIpE2eTests', () => {
  it(
    mirrors(
      'under the limits of production the thirty-first session of a minute is refused, in each context by itself',
      'C# RateLimitsPerIpE2eTests.ExceedingPerIpRateLimit_ThrowsKsefRateLimitExceptionAsync',
    ),
    async () => {
      const strict = await freshSandbox({ rateLimits: 'production' });
      const own = clientOf(strict);
      const contexts = await Promise.all(
        [freshNip(), freshNip()].map(async (nip) => ({
          nip,
          bearer: (await logInAsPerson(own, nip)).access,
        })),
      );
      for (let index = 0; index < 30; index += 1) {
        // Ten a second are allowed.
        await pace(110);
        for (const { nip, bearer } of contexts)
          await openWithInvoice(own, bearer, invoiceXml({ seller: nip, number: freshNumber() }));
      }
      const [{ bearer } = { bearer: '' }] = contexts;
      await expect(openWithInvoice(own, bearer, '')).rejects.toThrow('30 żądań na minutę');
      await strict.close();
    },
  );
});

describe('ExceptionsApiIntegrationTest', () => {
  const grant = (bearer: string, nip: string) =>
    client.call('POST', '/permissions/entities/grants', {
      bearer,
      headers: problem,
      body: {
        subjectIdentifier: { type: 'Nip', value: nip },
        permissions: [
          { type: 'InvoiceRead', canDelegate: true },
          { type: 'InvoiceWrite', canDelegate: false },
        ],
        description: 'Uprawnienie w scenariuszu',
        subjectDetails: { fullName: 'Przykładowa sp. z o.o.' },
      },
    });
  const marks = { instance: expect.any(String), traceId: expect.any(String), timestamp: expect.any(String) };

  it(
    mirrors(
      'what is not permitted is answered with what was needed and what is there',
      'Java ExceptionsApiIntegrationTest.forbiddenTest',
    ),
    async () => {
      const nip = freshNip();
      const subject = freshNip();
      await grant((await logInAsPerson(client, nip)).access, subject);
      const { access } = await logInAsPerson(client, subject, nip);
      const { status, json } = await grant(access, freshNip());
      expect(status).toBe(403);
      expect(json).toMatchObject({
        ...marks,
        title: 'Forbidden',
        status: 403,
        reasonCode: 'missing-permissions',
        detail: 'Brak wymaganych uprawnień do wykonania operacji w bieżącym kontekście.',
      });
      expect(json.security.requiredAnyOfPermissions).toContain('CredentialsManage');
      expect(json.security.presentPermissions.toSorted()).toEqual(['InvoiceRead', 'InvoiceWrite']);
    },
  );

  it(
    mirrors(
      'a bearer that is none is answered with 401',
      'Java ExceptionsApiIntegrationTest.unauthorizedTest',
    ),
    async () => {
      const { status, json } = await grant('invalidToken', freshNip());
      expect(status).toBe(401);
      expect(json).toMatchObject({
        ...marks,
        title: 'Unauthorized',
        status: 401,
        detail: 'Wymagane jest uwierzytelnienie.',
      });
    },
  );

  it(
    mirrors(
      'every missing group and every value out of its range has a line of its own',
      'Java ExceptionsApiIntegrationTest.badRequestTest',
    ),
    async () => {
      const rateLimits = {
        ...Object.fromEntries([...KNOWN, 'invoiceExportStatus'].map((group) => [group, null])),
        onlineSession: { perSecond: 1, perMinute: 1, perHour: 11_111_111 },
      };
      const { status, json } = await change(await owner(), 'POST', '/rate-limits', { rateLimits });
      expect(status).toBe(400);
      expect(json).toMatchObject({
        ...marks,
        title: 'Bad Request',
        status: 400,
        detail: 'Żądanie jest nieprawidłowe.',
        errors: [{ code: 21405, description: 'Błąd walidacji danych wejściowych.' }],
      });
      expect(json.errors).toHaveLength(1);
      expect(json.errors[0].details).toHaveLength(11);
      expect(json.errors[0].details).toContain(
        "'rateLimits.onlineSession.perHour' must be between 1 and 1200. You entered 11111111.",
      );
    },
  );

  it(
    mirrors(
      'under the limits of the test environment the 161st query of a minute is refused',
      'Java ExceptionsApiIntegrationTest.tooManyRequestTest',
    ),
    async () => {
      const strict = await freshSandbox({ rateLimits: 'test-x10' });
      const own = clientOf(strict);
      const bearer = await owner(own);
      const filters = {
        subjectType: 'Subject1',
        dateRange: { dateType: 'Invoicing', from: inDays(-10), to: inDays(10) },
      };
      const query = () => queryInvoices(own, bearer, filters, '?pageOffset=0&pageSize=10&sortOrder=Asc');
      for (let index = 0; index < 160; index += 1) {
        // Eighty a second are allowed.
        await pace(13);
        expect((await query()).status).toBe(200);
      }
      const { status, json } = await query();
      expect(status).toBe(429);
      expect(json).toMatchObject({
        ...marks,
        title: 'Too Many Requests',
        status: 429,
        detail: expect.stringContaining('Przekroczono limit 160 żądań na minutę. Spróbuj ponownie po'),
      });
      await strict.close();
    },
  );
});
