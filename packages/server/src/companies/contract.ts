import { z } from 'zod';
import { companyRef } from '../accounts/contract.ts';
import { defineRoute } from '../platform/http/route.ts';
import { companyParams, environmentId } from '../platform/http/schemas.ts';

export const companyDetails = z.object({
  name: z.string().trim().max(512),
  addressLine1: z.string().trim().max(512),
  addressLine2: z.string().trim().max(512),
  /** Polish NRB or IBAN, without spaces; empty when there is none. */
  bankAccount: z.string().trim().max(34),
  bankName: z.string().trim().max(256),
  email: z.string().trim().max(255),
  phone: z.string().trim().max(16),
  /** Pattern of invoice numbers, e.g. `FV/{NR}/{MM}/{RRRR}`. */
  numberPattern: z.string().trim().min(4).max(100),
});

export const company = companyRef.extend(companyDetails.shape);
export type Company = z.infer<typeof company>;

export const companyRoutes = {
  listCompanies: defineRoute({
    method: 'GET',
    url: '/api/companies',
    summary: 'Companies of the signed-in person',
    tag: 'companies',
    auth: 'user',
    response: z.array(company),
  }),
  createCompany: defineRoute({
    method: 'POST',
    url: '/api/companies',
    summary: 'Add a company; a NIP that is there already answers with that company',
    tag: 'companies',
    auth: 'user',
    body: companyDetails.partial().extend({ nip: z.string() }),
    status: 201,
    response: company,
  }),
  getCompany: defineRoute({
    method: 'GET',
    url: '/api/companies/:companyId',
    summary: 'One company',
    tag: 'companies',
    auth: 'company',
    params: companyParams,
    response: company,
  }),
  updateCompany: defineRoute({
    method: 'PATCH',
    url: '/api/companies/:companyId',
    summary: 'Change the data that go on invoices, or the environment that the company works in',
    tag: 'companies',
    auth: 'company',
    params: companyParams,
    body: companyDetails.partial().extend({ environment: environmentId.optional() }),
    response: company,
  }),
} as const;
