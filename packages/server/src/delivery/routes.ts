import { type ImplementedRoute, implement } from '../platform/http/implement.ts';
import { deliveryRoutes } from './contract.ts';
import { getUpo } from './get-upo.ts';
import { sendInvoice } from './send-invoice.ts';
import { sendInvoices } from './send-invoices.ts';

export const routes: ImplementedRoute[] = [
  implement(deliveryRoutes.sendInvoice, ({ platform, user, company, params, body }) =>
    sendInvoice(platform, user, company.id, params.invoiceId, body),
  ),
  implement(deliveryRoutes.sendInvoices, ({ platform, user, company, body }) =>
    sendInvoices(platform, user, company.id, body),
  ),
  implement(deliveryRoutes.getUpo, ({ platform, company, params, query }) =>
    getUpo(platform, company.id, params.invoiceId, query.environment),
  ),
];
