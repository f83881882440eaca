import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Client, clientOf, freshSandbox, type OpenSession, openSession } from '../support/client.ts';
import { freshNip, logInAsPerson } from '../support/identities.ts';
import { invoiceXml } from '../support/invoice.ts';
import { freshNumber, invoiceState, sendOne } from '../support/scenario.ts';
import { mirrors } from './mirror.ts';

let sandbox: Sandbox;
let client: Client;
let nip: string;
let bearer: string;
let session: OpenSession;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  nip = freshNip();
  bearer = (await logInAsPerson(client, nip)).access;
  session = await openSession(client, bearer);
});
afterAll(() => sandbox.close());

/** Sends an ordinary invoice in which what fits a pattern was replaced, and gives its status. */
async function statusOf(pattern: RegExp, to: string) {
  const xml = invoiceXml({ seller: nip, number: freshNumber() });
  expect(xml).toMatch(pattern);
  const sent = await sendOne(client, bearer, session, xml.replace(pattern, to));
  return (await invoiceState(client, bearer, session.reference, sent)).status;
}

describe('Fa3XsdValidationE2ETests', () => {
  it(
    mirrors(
      'Polish letters and pictures beyond the basic plane are allowed in texts',
      'C# Fa3XsdValidationE2ETests.Invoice_WithDiacriticsAndEmojis_ShouldPassXsdValidation',
    ),
    async () => {
      expect((await statusOf(/<P_7>Usługa<\/P_7>/, '<P_7>Zażółć gęślą jaźń 🪿</P_7>')).code).toBe(200);
    },
  );

  it.each([
    ['a currency that is missing', 'KodWaluty', undefined],
    ['an empty number', 'P_2', ''],
    ['a word for a price', 'P_9A', 'TEXT'],
    ['a name that is too long', 'P_7', 'A'.repeat(513)],
    ['a date with slashes', 'P_1', '2026/09/01'],
    ['a bare ampersand', 'P_7', 'Jaś & Małgosia'],
    ['a third place after the point', 'P_11', '100.005'],
    ['a rate with its sign', 'P_12', '23%'],
    ['a word for a mark', 'P_16', 'false'],
    ['a currency in small letters', 'KodWaluty', 'pln'],
    ['a NIP with dashes', 'NIP', '222-222-22-22'],
  ])(
    mirrors(
      '%s is refused with 450 and the field named',
      'C# Fa3XsdValidationE2ETests.Invoice_WhenInvalid_ShouldFailFa3XsdValidation',
    ),
    async (name, field, value) => {
      const to = value === undefined ? '' : `<${field}>${value}</${field}>`;
      const status = await statusOf(new RegExp(`<${field}>[^<]+</${field}>`), to);
      expect(status).toMatchObject({
        code: 450,
        description: 'Błąd weryfikacji semantyki dokumentu faktury',
      });
      // What is no XML has no fields.
      if (!name.includes('ampersand')) expect(status.details.join('\n')).toContain(field);
    },
  );
});
