import { randomUUID } from 'node:crypto';
import { readInvoice, summarise } from '@skryba/fa';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { company } from '../../src/companies/contract.ts';
import { invoice, invoiceRoutes } from '../../src/invoices/contract.ts';
import { withCompany } from '../../src/platform/database/scope.ts';
import { issue, ordinaryDraft, problemOf, startAreas, type TestAreas } from '../support/areas.ts';
import { makeNip } from '../support/platform.ts';

let areas: TestAreas;
let seller: { id: string; nip: string };

beforeAll(async () => {
  areas = await startAreas();
});
afterAll(() => areas.close());
beforeEach(async () => {
  const added = await areas.owner.send('POST', '/api/companies', {
    nip: makeNip(),
    name: 'Przykładowa Firma sp. z o.o.',
    addressLine1: 'ul. Przykładowa 1',
    addressLine2: '00-001 Warszawa',
  });
  seller = added.read(company);
});

const url = (rest = '') => `/api/companies/${seller.id}/invoices${rest}`;
const list = async (query = '') =>
  (await areas.owner.get(url(query))).read(invoiceRoutes.listInvoices.response);

describe('a draft', () => {
  it('is one draft when it is saved twice under its id, and can be deleted', async () => {
    const id = randomUUID();
    const draft = ordinaryDraft(areas.server);
    await areas.owner.send('PUT', url(`/${id}`), draft);
    const again = await areas.owner.send('PUT', url(`/${id}`), { ...draft, notes: 'Dziękujemy' });
    expect(again.read(invoice)).toMatchObject({ state: 'draft', draft: { notes: 'Dziękujemy' } });
    expect((await list()).counts).toMatchObject({ all: 1, drafts: 1 });
    expect((await areas.owner.send('DELETE', url(`/${id}`))).status).toBe(204);
    expect((await list()).counts).toMatchObject({ all: 0, drafts: 0 });
  });

  it('may be unfinished; issuing it names every field that is missing, and keeps it', async () => {
    const id = randomUUID();
    const draft = { ...ordinaryDraft(areas.server), buyer: { name: '', nip: '123' } };
    const answer = await issue(areas, seller.id, { id, draft });
    expect(answer.status).toBe(422);
    const { message, fields } = problemOf(answer);
    expect(message.pl).toBe('Faktury nie wystawiono: niektóre pola wymagają poprawy.');
    expect(fields.map((field) => field.path)).toEqual(expect.arrayContaining(['buyer.name', 'buyer.nip']));
    expect(await list()).toMatchObject({ counts: { drafts: 1 } });
  });

  it('is previewed with its totals, its findings and the number to come, and nothing is kept', async () => {
    const answer = await areas.owner.send('POST', url('/preview'), ordinaryDraft(areas.server));
    const preview = answer.read(invoiceRoutes.previewInvoice.response);
    expect(preview).toMatchObject({ totals: { net: '340.00', vat: '71.00', gross: '411.00' }, findings: [] });
    expect(preview.nextNumber).toMatch(/^FV\/1\//);
    expect((await list()).counts.all).toBe(0);
  });

  it.each(['a\u0000b', 'a\ud800b'])(
    'is refused with words when it holds characters that cannot be kept',
    async (notes) => {
      const draft = { ...ordinaryDraft(areas.server), notes };
      const answer = await areas.owner.send('PUT', url(`/${randomUUID()}`), draft);
      expect(answer.status).toBe(422);
      expect(problemOf(answer).remedy.pl).toContain('Usuń niewidoczne znaki');
    },
  );

  it('is refused at the field whose amount nobody would type', async () => {
    const lines = [{ name: 'Usługa', quantity: '9'.repeat(41), unitPrice: '1', rate: '23' }];
    const draft = { ...ordinaryDraft(areas.server), lines };
    const answer = await areas.owner.send('PUT', url(`/${randomUUID()}`), draft);
    expect(problemOf(answer).fields).toMatchObject([{ path: 'lines.0.quantity' }]);
  });

  it('that cannot be shown yet is told so in the words of a preview', async () => {
    const draft = { ...ordinaryDraft(areas.server), buyer: { name: '', nip: '123' } };
    const answer = await areas.owner.send('POST', url('/preview.pdf'), draft);
    expect(problemOf(answer)).toMatchObject({
      code: 'invoice-has-errors',
      message: { pl: 'Nie można jeszcze pokazać podglądu: niektóre pola wymagają poprawy.' },
    });
  });
});

describe('issuing', () => {
  it('fixes number, XML and hash for good', async () => {
    const issued = (await issue(areas, seller.id)).read(invoice);
    const xml = await areas.owner.get(url(`/${issued.id}/xml`));
    const read = readInvoice(Buffer.from(String(xml.body)));
    expect(read.ok && summarise(read.invoice)).toMatchObject({
      number: issued.number,
      gross: '411.00',
      seller: { nip: seller.nip },
    });
    const changed = await areas.owner.send('PUT', url(`/${issued.id}`), ordinaryDraft(areas.server));
    expect(problemOf(changed)).toMatchObject({
      code: 'invoice-already-issued',
      remedy: { pl: 'Wystaw fakturę korygującą.' },
    });
    expect((await areas.owner.send('DELETE', url(`/${issued.id}`))).status).toBe(409);
  });

  it.each([
    ['the document', 'update invoice_documents set xml = xml'],
    ['the document away', 'delete from invoice_documents'],
    ['the number', "update invoices set number = 'X'"],
    ['the invoice away', 'delete from invoices'],
  ])('lets not even a wrong query take %s', async (_what, statement) => {
    await issue(areas, seller.id);
    const attempt = withCompany(areas.server.platform, seller.id, (tx) =>
      tx.executeQuery(CompiledQuery.raw(statement)),
    );
    await expect(attempt).rejects.toThrow(/never (changes|deleted)/);
  });

  it('makes one invoice of the same form issued twice at once', async () => {
    const id = randomUUID();
    await areas.owner.send('PUT', url(`/${id}`), ordinaryDraft(areas.server));
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => areas.owner.send('POST', url(`/${id}/issue`), {})),
    );
    const numbers = answers.map((answer) => answer.read(invoice).number);
    expect(new Set(numbers).size).toBe(1);
    expect(await list()).toMatchObject({ counts: { all: 1, drafts: 0, toSend: 1 } });
  });

  it('numbers without gaps and duplicates while twenty people issue and one fails', async () => {
    const bad = { ...ordinaryDraft(areas.server), lines: [] };
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => issue(areas, seller.id)),
      issue(areas, seller.id, { draft: bad }),
    ]);
    const numbers = answers
      .filter((answer) => answer.status === 200)
      .map((answer) => Number(answer.read(invoice).number.split('/')[1]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('passes over a number that somebody typed by hand, and refuses one that is taken', async () => {
    const [, month, year] =
      (await issue(areas, seller.id)).read(invoice).number.match(/\/(\d\d)\/(\d{4})$/) ?? [];
    const typed = { ...ordinaryDraft(areas.server), number: `FV/2/${month}/${year}` };
    await issue(areas, seller.id, { draft: typed });
    expect((await issue(areas, seller.id)).read(invoice).number).toBe(`FV/3/${month}/${year}`);
    const taken = await issue(areas, seller.id, { draft: typed });
    expect(problemOf(taken)).toMatchObject({
      code: 'number-taken',
      message: { pl: `Numer FV/2/${month}/${year} ma już inna wystawiona faktura.` },
      fields: [{ path: 'number' }],
    });
  });

  it('gives a typed number once when several issue with it at the same moment', async () => {
    const draft = { ...ordinaryDraft(areas.server), number: 'RĘCZNY/1' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => issue(areas, seller.id, { draft })));
    const statuses = answers.map((answer) => answer.status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, 409, 409, 409]);
  });

  it('remembers the buyer for the next invoice', async () => {
    const draft = ordinaryDraft(areas.server);
    await issue(areas, seller.id, { draft });
    const found = await areas.owner.get(`/api/companies/${seller.id}/buyers?search=przykładowy`);
    expect(found.body).toMatchObject([{ name: draft.buyer.name, nip: draft.buyer.nip }]);
  });
});

describe('the list', () => {
  it('shows the newest first, page by page, without losing or repeating one', async () => {
    for (let i = 0; i < 5; i += 1) await issue(areas, seller.id);
    const numbers: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(`?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      numbers.push(...page.items.map((row) => row.number.split('/')[1] ?? ''));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(numbers).toEqual(['5', '4', '3', '2', '1']);
  });

  it('counts and sums every view, and sums what is searched', async () => {
    await issue(areas, seller.id);
    await issue(areas, seller.id, {
      draft: {
        ...ordinaryDraft(areas.server),
        buyer: { ...ordinaryDraft(areas.server).buyer, name: 'Zielony Ogród 100%' },
        payment: { paidOn: areas.server.clock.today() },
      },
    });
    await areas.owner.send('PUT', url(`/${randomUUID()}`), ordinaryDraft(areas.server));
    const all = await list();
    expect(all.counts).toEqual({ all: 3, toSend: 2, attention: 0, unpaid: 1, drafts: 1 });
    expect(all.sums).toEqual([{ currency: 'PLN', gross: '1233.00' }]);
    const found = await list(`?search=${encodeURIComponent('OGRÓD 100%')}`);
    expect(found.items).toHaveLength(1);
    expect(found.sums).toEqual([{ currency: 'PLN', gross: '411.00' }]);
    expect((await list('?view=drafts')).items).toHaveLength(1);
    expect((await list('?view=to-send')).items).toHaveLength(2);
  });

  it('shows a person nothing of a company that is not theirs', async () => {
    const stranger = await areas.server.addPerson();
    const other = await areas.server.addCompany(stranger.id);
    expect((await areas.owner.get(`/api/companies/${other.id}/invoices`)).status).toBe(404);
  });
});
