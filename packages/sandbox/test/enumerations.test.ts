import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { type Client, clientOf, freshSandbox, logInAsOwner, SELLER } from './support/client.ts';
import { enrol } from './support/enrolment.ts';
import { problem } from './support/scenario.ts';

let sandbox: Sandbox;
let client: Client;
let bearer: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  bearer = (await logInAsOwner(client, SELLER)).access;
});
afterAll(() => sandbox.close());

const from = () => new Date(Date.now() - 3_600_000).toISOString();
const filters = (more: object) => ({
  subjectType: 'Subject1',
  dateRange: { dateType: 'Issue', from: from() },
  ...more,
});
const query = (path: string, body: object) => ['POST', `/permissions/query/${path}`, body] as const;
const metadata = (more: object) => ['POST', '/invoices/query/metadata', filters(more)] as const;

describe('a value that its enumeration does not list is refused with 21405', () => {
  it.each([
    ['GET', '/tokens?status=Odd', undefined, 'status.0'],
    ['GET', '/tokens?authorIdentifier=111&authorIdentifierType=Odd', undefined, 'authorIdentifierType'],
    ['POST', '/certificates/query', { type: 'Odd' }, 'type'],
    ['POST', '/certificates/query', { status: 'Odd' }, 'status'],
    [...metadata({ invoicingMode: 'Odd' }), 'invoicingMode'],
    [...metadata({ invoiceTypes: ['Vat', 'Odd'] }), 'invoiceTypes.1'],
    [...metadata({ buyerIdentifier: { type: 'Odd', value: '1' } }), 'buyerIdentifier.type'],
    [...query('personal/grants', { permissionState: 'Odd' }), 'permissionState'],
    [
      ...query('authorizations/grants', { queryType: 'Granted', permissionTypes: ['Odd'] }),
      'permissionTypes.0',
    ],
    [
      ...query('subunits/grants', { subunitIdentifier: { type: 'Odd', value: SELLER } }),
      'subunitIdentifier.type',
    ],
  ] as const)('%s %s', async (method, path, body, field) => {
    const { status, json } = await client.call(method, path, { bearer, body, headers: problem });
    expect(status).toBe(400);
    expect(json.errors[0].code).toBe(21405);
    expect(json.errors[0].details.join()).toContain(`${field}: `);
  });

  it('as the type of a certificate and the compression of an export', async () => {
    const enrolment = { certificateName: 'Certyfikat', certificateType: 'Odd', csr: 'AAAA' };
    const order = { encryption: await client.encryption(), filters: filters({}), compressionType: 'Rar' };
    for (const [path, body] of [
      ['/certificates/enrollments', enrolment],
      ['/invoices/exports', order],
    ] as const) {
      const { json } = await client.call('POST', path, { bearer, body, headers: problem });
      expect(json.errors[0].code).toBe(21405);
    }
  });
});

it('is read whatever its case', async () => {
  const { serialNumber } = await enrol(client, bearer, { type: 'Offline' });
  const { json } = await client.call('POST', '/certificates/query', {
    bearer,
    body: { type: 'offline', status: 'ACTIVE' },
  });
  expect(json.certificates).toMatchObject([{ certificateSerialNumber: serialNumber }]);
});
