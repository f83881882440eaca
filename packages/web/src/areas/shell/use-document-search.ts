import { useDebouncedValue } from '@mantine/hooks';
import type { InvoiceRow } from '@skryba/server/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { CompanyRef } from '../accounts/queries.ts';

/** Documents of the company that fit what is being typed into the search. */
export function useDocumentSearch(company: CompanyRef | undefined, typed: string): readonly InvoiceRow[] {
  const [search] = useDebouncedValue(typed.trim(), 200);
  const wanted = company !== undefined && search.length >= 2;
  const { data } = useQuery({
    queryKey: ['invoices', company?.id, 'search', search],
    queryFn: () =>
      api('GET /api/companies/:companyId/invoices', {
        params: { companyId: company?.id ?? '' },
        query: { search, limit: 6, environment: company?.environment ?? undefined },
      }),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  return wanted && data ? data.items : [];
}
