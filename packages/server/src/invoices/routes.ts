import { type ImplementedRoute, implement } from '../platform/http/implement.ts';
import { invoiceRoutes } from './contract.ts';
import { deleteDraft } from './delete-draft.ts';
import { getInvoicePdf } from './get-invoice-pdf.ts';
import { getInvoiceXml } from './get-invoice-xml.ts';
import { issueInvoice } from './issue-invoice.ts';
import { listBuyers } from './list-buyers.ts';
import { listInvoices } from './list-invoices.ts';
import { previewInvoice } from './preview-invoice.ts';
import { previewInvoicePdf } from './preview-invoice-pdf.ts';
import { getInvoice } from './read-invoice.ts';
import { saveDraft } from './save-draft.ts';

export const routes: ImplementedRoute[] = [
  implement(invoiceRoutes.listInvoices, ({ platform, company, query }) =>
    listInvoices(platform, company.id, query),
  ),
  implement(invoiceRoutes.previewInvoice, ({ platform, company, body }) =>
    previewInvoice(platform, company.id, body),
  ),
  implement(invoiceRoutes.previewInvoicePdf, ({ platform, company, body }) =>
    previewInvoicePdf(platform, company.id, body),
  ),
  implement(invoiceRoutes.saveDraft, ({ platform, company, params, body }) =>
    saveDraft(platform, company.id, params.invoiceId, body),
  ),
  implement(invoiceRoutes.deleteDraft, async ({ platform, company, params }) => {
    await deleteDraft(platform, company.id, params.invoiceId);
    return null;
  }),
  implement(invoiceRoutes.issueInvoice, ({ platform, user, company, params, body }) =>
    issueInvoice(platform, user, company.id, params.invoiceId, body.send),
  ),
  implement(invoiceRoutes.getInvoice, ({ platform, company, params, query }) =>
    getInvoice(platform, company.id, params.invoiceId, query.environment),
  ),
  implement(invoiceRoutes.getInvoiceXml, ({ platform, company, params }) =>
    getInvoiceXml(platform, company.id, params.invoiceId),
  ),
  implement(invoiceRoutes.getInvoicePdf, ({ platform, company, params, query }) =>
    getInvoicePdf(platform, company.id, params.invoiceId, query.environment),
  ),
  implement(invoiceRoutes.listBuyers, ({ platform, company, query }) =>
    listBuyers(platform, company.id, query.search),
  ),
];
