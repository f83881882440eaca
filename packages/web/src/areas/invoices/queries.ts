import type { Invoice, InvoiceDraft } from '@skryba/server/api';
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { EnvironmentChoice } from './send.ts';

/** One document with its deliveries. */
export function invoiceQuery(companyId: string, invoiceId: string) {
  return queryOptions({
    queryKey: ['invoice', companyId, invoiceId],
    queryFn: () =>
      api('GET /api/companies/:companyId/invoices/:invoiceId', {
        params: { companyId, invoiceId },
        query: {},
      }),
  });
}

/** Totals and findings for what is in the form; the earlier ones stay in sight while new ones are computed. */
export function usePreview(companyId: string, draft: InvoiceDraft) {
  return useQuery({
    queryKey: ['preview', companyId, draft],
    queryFn: () =>
      api('POST /api/companies/:companyId/invoices/preview', { params: { companyId }, body: draft }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

/** Buyers of earlier invoices whose name or NIP fits. */
export function useBuyers(companyId: string, search: string) {
  return useQuery({
    queryKey: ['buyers', companyId, search],
    queryFn: () => api('GET /api/companies/:companyId/buyers', { params: { companyId }, query: { search } }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

function useInvoiceChange<Input>(companyId: string, change: (input: Input) => Promise<Invoice>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (invoice) => {
      queries.setQueryData(invoiceQuery(companyId, invoice.id).queryKey, invoice);
      return queries.invalidateQueries({ queryKey: ['invoices', companyId] });
    },
  });
}

/** Creates or changes the draft under the id that the browser made. */
export const useSaveDraft = (companyId: string, invoiceId: string) =>
  useInvoiceChange(companyId, (draft: InvoiceDraft) =>
    api('PUT /api/companies/:companyId/invoices/:invoiceId', {
      params: { companyId, invoiceId },
      body: draft,
    }),
  );

/** Issues the draft for good, and queues it for KSeF when asked. */
export const useIssue = (companyId: string, invoiceId: string) =>
  useInvoiceChange(companyId, (send: EnvironmentChoice | null) =>
    api('POST /api/companies/:companyId/invoices/:invoiceId/issue', {
      params: { companyId, invoiceId },
      body: { send },
    }),
  );

export function useDeleteDraft(companyId: string, invoiceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      api('DELETE /api/companies/:companyId/invoices/:invoiceId', { params: { companyId, invoiceId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invoices', companyId] }),
  });
}
