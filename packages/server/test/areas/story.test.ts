import { createHash } from 'node:crypto';
import { isValidKsefNumber, validateInvoice } from '@skryba/fa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoice } from '../../src/invoices/contract.ts';
import {
  connectedCompany,
  eventually,
  getInvoice,
  issue,
  startAreas,
  type TestAreas,
} from '../support/areas.ts';

let areas: TestAreas;

beforeAll(async () => {
  areas = await startAreas({ works: true });
});
afterAll(() => areas.close());

describe('from a KSeF token to an accepted invoice', () => {
  it('verifies a pasted token and says what the connection may do', async () => {
    const company = await connectedCompany(areas);
    const rows = await areas.owner.get('/api/authorisations');
    expect(rows.body).toMatchObject([
      {
        id: company.authorisationId,
        nip: company.nip,
        state: 'active',
        stepsDone: ['public-key', 'challenge', 'authentication', 'permissions'],
        canIssue: true,
        canReceive: true,
        hint: company.token.slice(-4),
        failure: null,
      },
    ]);
    expect(JSON.stringify(rows.body)).not.toContain(company.token);
  });

  it('issues and sends an invoice, which KSeF accepts, and keeps its UPO', async () => {
    const company = await connectedCompany(areas);

    const answer = await issue(areas, company.id, { send: { environment: 'sandbox' } });
    expect(answer.body).toMatchObject({ state: 'issued' });
    const issued = answer.read(invoice);
    const done = await eventually(
      () => getInvoice(areas, company.id, issued.id),
      (one) => one.deliveries[0]?.hasUpo === true,
    );

    expect(done).toMatchObject({
      status: 'accepted',
      number: expect.stringMatching(/^FV\/1\/\d\d\/\d{4}$/),
      net: '340.00',
      vat: '71.00',
      gross: '411.00',
    });
    expect(isValidKsefNumber(done.ksefNumber ?? '')).toBe(true);
    expect(done.qr?.link).toContain(`${areas.ksef.url}/invoice/${company.nip}/`);
    expect(done.qr?.label).toBe(done.ksefNumber);
    expect(done.deliveries[0]?.timeline.map((event) => event.kind)).toEqual([
      'queued',
      'sending',
      'sent',
      'accepted',
      'upo-stored',
    ]);
    const path = `/api/companies/${company.id}/invoices/${issued.id}`;
    const xml = await areas.owner.get(`${path}/xml`);
    expect(createHash('sha256').update(String(xml.body)).digest('base64')).toBe(issued.hash);
    expect(validateInvoice(Buffer.from(String(xml.body))).problems).toEqual([]);
    const upo = await areas.owner.get(`${path}/upo?environment=sandbox`);
    expect(upo.body).toContain(done.ksefNumber);
    const pdf = await areas.owner.get(`${path}/pdf?environment=sandbox`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toMatch(/^inline; filename="FV-1-/);
  });
});
