import type { EnvironmentId } from '@skryba/server/api';
import { fileUrl } from '../../api/client.ts';

/** The addresses of a document's files; its PDF and UPO belong to one environment. */
export function documentFiles(companyId: string, invoiceId: string, environment: EnvironmentId | null) {
  const params = { companyId, invoiceId };
  const query = { environment: environment ?? undefined };
  return {
    pdf: fileUrl('GET /api/companies/:companyId/invoices/:invoiceId/pdf', { params, query }),
    xml: fileUrl('GET /api/companies/:companyId/invoices/:invoiceId/xml', { params }),
    upo: fileUrl('GET /api/companies/:companyId/invoices/:invoiceId/upo', { params, query }),
  };
}
