import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { CompanyRef } from '../accounts/queries.ts';

/** What waits in the lists of a company: documents to send or mend, and new costs. */
export function useMenuCounts(company: CompanyRef | undefined): { documents: number; purchases: number } {
  const environment = company?.environment ?? undefined;
  const params = { companyId: company?.id ?? '' };
  const documents = useQuery({
    queryKey: ['invoices', params.companyId, 'counts', environment],
    queryFn: () =>
      api('GET /api/companies/:companyId/invoices', { params, query: { limit: 1, environment } }),
    enabled: company !== undefined,
    refetchInterval: 30_000,
  });
  const purchases = useQuery({
    queryKey: ['purchases', params.companyId, 'counts', environment],
    queryFn: () =>
      api('GET /api/companies/:companyId/purchases', {
        params,
        query: { limit: 1, environment: environment ?? 'sandbox' },
      }),
    enabled: company !== undefined && environment !== undefined,
    refetchInterval: 30_000,
  });
  const counts = documents.data?.counts;
  return {
    documents: counts ? counts.toSend + counts.attention : 0,
    purchases: purchases.data?.counts.new ?? 0,
  };
}
