/**
 * The HTTP API as types: every route with the shapes that go in and come out.
 * The browser imports this file by `import type` only, so that nothing of the server reaches it.
 */
import type { z } from 'zod';
import { accountRoutes } from './accounts/contract.ts';
import { authorisationRoutes } from './authorisations/contract.ts';
import { companyRoutes } from './companies/contract.ts';
import { deliveryRoutes } from './delivery/contract.ts';
import { invoiceRoutes } from './invoices/contract.ts';
import { purchaseRoutes } from './purchases/contract.ts';

export const routes = {
  ...accountRoutes,
  ...companyRoutes,
  ...authorisationRoutes,
  ...invoiceRoutes,
  ...deliveryRoutes,
  ...purchaseRoutes,
} as const;

type Routes = typeof routes;
type RouteOf<K extends keyof Routes> = Routes[K];
type In<R, Part extends string> = R extends { readonly [P in Part]: infer S extends z.ZodType }
  ? z.input<S>
  : never;

/** Routes by `METHOD url`, e.g. `GET /api/companies/:companyId`. */
export type Api = {
  [K in keyof Routes as `${RouteOf<K>['method']} ${RouteOf<K>['url']}`]: {
    params: In<RouteOf<K>, 'params'>;
    query: In<RouteOf<K>, 'query'>;
    body: In<RouteOf<K>, 'body'>;
    response: RouteOf<K>['response'] extends z.ZodType ? z.output<RouteOf<K>['response']> : Blob;
  };
};

export type { Authorisation } from './authorisations/contract.ts';
export type { Company } from './companies/contract.ts';
export type { Invoice, InvoiceDraft, InvoiceRow } from './invoices/contract.ts';
export type { Bilingual, ProblemBody } from './platform/http/route.ts';
export type { EnvironmentId } from './platform/http/schemas.ts';
