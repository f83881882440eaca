import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { type Client, clientOf, freshSandbox, logInAsOwner, openSession, send } from './support/client.ts';
import { freshNip, freshPesel } from './support/identities.ts';
import { invoiceXml } from './support/invoice.ts';
import { byPesel, enter, internalId, ownerOf, type Taxpayer } from './support/permissions.ts';

let sandbox: Sandbox;
let client: Client;
/** The taxpayer whose unit the invoices name. */
let owner: Taxpayer;
let stranger: string;
let unitId: string;
/** Readers in the contexts of two units of the owner. */
let unit: string;
let otherUnit: string;
/** KSeF numbers of invoices between two others, by the identifier of their third party. */
const ksefNumbers: Record<string, string> = {};

const third = (identifier: string) =>
  `</Podmiot2>\n<Podmiot3><DaneIdentyfikacyjne>${identifier}<Nazwa>Odbiorca</Nazwa></DaneIdentyfikacyjne><Rola>2</Rola></Podmiot3>`;

async function readerOf(value: string): Promise<string> {
  const context = { type: 'InternalId', value };
  const [administrator, reader] = [freshPesel(), freshPesel()];
  await owner.toUnit(byPesel(administrator), context);
  await (await enter(client, { pesel: administrator }, context)).toPerson(byPesel(reader), ['InvoiceRead']);
  return (await enter(client, { pesel: reader }, context)).access;
}

beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  owner = await ownerOf(client);
  stranger = (await ownerOf(client)).access;
  unitId = internalId(owner.nip, '0001');
  unit = await readerOf(unitId);
  otherUnit = await readerOf(internalId(owner.nip, '0002'));
  const [seller, buyer] = [freshNip(), freshNip()];
  const { access } = await logInAsOwner(client, seller);
  const session = await openSession(client, access);
  for (const [name, identifier] of [
    ['IDWew', `<IDWew>${unitId}</IDWew>`],
    ['NIP', `<NIP>${owner.nip}</NIP>`],
    ['NrID', `<NrID>${owner.nip}</NrID>`],
    ['longer NrID', `<NrID>${owner.nip}-00001</NrID>`],
  ] as const) {
    const xml = invoiceXml({ number: name, seller, buyer }).replace('</Podmiot2>', third(identifier));
    ksefNumbers[name] = (await send(client, access, session, xml)).ksefNumber;
  }
});
afterAll(() => sandbox.close());

/** What somebody finds as a third party: numbers of invoices. */
async function foundBy(bearer: string, subjectType = 'Subject3'): Promise<string[]> {
  const { json } = await client.call('POST', '/invoices/query/metadata', {
    bearer,
    body: {
      subjectType,
      dateRange: { dateType: 'Invoicing', from: new Date(Date.now() - 3_600_000).toISOString() },
    },
  });
  return json.invoices.map((invoice: { invoiceNumber: string }) => invoice.invoiceNumber).toSorted();
}
const statusOf = async (bearer: string, ksefNumber = '') =>
  (await client.call('GET', `/invoices/ksef/${ksefNumber}`, { bearer })).status;

describe('an invoice with a third party', () => {
  it('named by an internal identifier is found by its unit and by the taxpayer, and by nobody else', async () => {
    expect(await foundBy(unit)).toEqual(['IDWew']);
    expect(await foundBy(owner.access)).toEqual(['IDWew', 'NIP']);
    expect(await foundBy(otherUnit)).toEqual([]);
    expect(await foundBy(stranger)).toEqual([]);
    expect(await foundBy(owner.access, 'Subject2')).toEqual([]);
  });

  it('is given to those who find it', async () => {
    expect(await statusOf(unit, ksefNumbers['IDWew'])).toBe(200);
    expect(await statusOf(owner.access, ksefNumbers['IDWew'])).toBe(200);
    expect(await statusOf(otherUnit, ksefNumbers['IDWew'])).toBe(400);
  });

  it.each(['NrID', 'longer NrID'])(
    'named by its NIP as another number (%s) is not seen by it',
    async (name) => {
      expect(await statusOf(owner.access, ksefNumbers[name])).toBe(400);
    },
  );
});

describe('tokens of somebody who lost all permissions', () => {
  const problem = { 'X-Error-Format': 'problem-details' };
  const permissionOf = async () => {
    const { json } = await owner.post('/query/persons/grants', {
      queryType: 'PermissionsGrantedInCurrentContext',
    });
    return json.permissions.map(({ id }: { id: string }) => id);
  };

  it('are refreshed while any is left, and refused by 21301 with the status 415 afterwards', async () => {
    const pesel = freshPesel();
    const before: string[] = await permissionOf();
    await owner.toPerson(byPesel(pesel), ['InvoiceRead', 'InvoiceWrite']);
    const given = (await permissionOf()).filter((id: string) => !before.includes(id));
    expect(given).toHaveLength(2);
    const { refresh } = await enter(client, { pesel }, owner.nip);
    const refreshed = () => client.call('POST', '/auth/token/refresh', { bearer: refresh, headers: problem });
    const revoke = async (id: string) => {
      const started = await client.call('DELETE', `/permissions/common/grants/${id}`, {
        bearer: owner.access,
      });
      expect(await owner.follow(started)).toBe(200);
    };
    await revoke(given[0]);
    expect((await refreshed()).status).toBe(200);
    await revoke(given[1]);
    expect((await refreshed()).json.errors[0]).toEqual({
      code: 21301,
      description: 'Brak autoryzacji.',
      details: ['Status uwierzytelnienia (415) nie pozwala na odświeżenie tokenu dostępowego.'],
    });
  });
});

describe('an invoice that a unit of a local government or a member of a VAT group issues', () => {
  it.each([
    ['JST', 7, 9],
    ['VatGroup', 9, 7],
  ] as const)('in the name of its %s is taken in the role %d alone', async (subjectType, role, otherRole) => {
    const [whole, member] = [freshNip(), freshNip()];
    const subunits = [{ subjectNip: member, description: 'Jednostka' }];
    const body = { subjectNip: whole, subjectType, description: 'Całość', subunits };
    await client.call('POST', '/testdata/subject', { body });
    const code = async (nip: string, inRole: number, number: string) => {
      const { access } = await logInAsOwner(client, nip);
      const session = await openSession(client, access);
      const party = third(`<NIP>${nip}</NIP>`).replace('<Rola>2', `<Rola>${inRole}`);
      const xml = invoiceXml({ number, seller: whole }).replace('</Podmiot2>', party);
      return (await send(client, access, session, xml)).status.code;
    };
    expect(await code(member, role, 'J/1')).toBe(200);
    expect(await code(member, otherRole, 'J/2')).toBe(410);
    expect(await code(freshNip(), role, 'J/3')).toBe(410);
  });
});
