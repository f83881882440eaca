import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { type Client, clientOf, freshSandbox, logInAsOwner } from './support/client.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

describe('names in requests', () => {
  it('may begin with a capital letter, as the C# client writes them, at every level', async () => {
    const { access } = await logInAsOwner(client, '1111111111');
    const granted = await client.call('POST', '/permissions/persons/grants', {
      bearer: access,
      body: {
        SubjectIdentifier: { Type: 'Pesel', Value: '90010112343' },
        Permissions: ['InvoiceRead'],
        Description: 'Dostęp księgowej',
        SubjectDetails: {
          SubjectDetailsType: 'PersonByIdentifier',
          PersonById: { FirstName: 'Anna', LastName: 'Przykładowa' },
        },
      },
    });
    expect(granted.status).toBe(202);
  });

  it('of identifiers and permissions may be written small, as in the guide', async () => {
    const { access } = await logInAsOwner(client, '1111111111');
    const grant = (type: string, permission: string) =>
      client.call('POST', '/permissions/persons/grants', {
        bearer: access,
        body: {
          subjectIdentifier: { type, value: '90010112343' },
          permissions: [permission],
          description: 'Dostęp księgowej',
          subjectDetails: {
            subjectDetailsType: 'personByIdentifier',
            personById: { firstName: 'Anna', lastName: 'Przykładowa' },
          },
        },
      });
    expect((await grant('pesel', 'invoiceread')).status).toBe(202);
    const refused = await grant('pesel', 'invoicereads');
    expect(refused.json.exception.exceptionDetailList[0].details).toEqual([
      expect.stringMatching(/^permissions\.0: /),
    ]);
  });

  it('of addresses may follow two slashes', async () => {
    const response = await fetch(`${sandbox.url}/v2//auth/challenge`, { method: 'POST' });
    expect(response.status).toBe(200);
  });

  it('nested too deep do not harm the sandbox', async () => {
    const deep = `${'{"A":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const response = await fetch(`${sandbox.url}/v2/testdata/attachment`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: deep,
    });
    expect(response.status).toBe(400);
  });
});
