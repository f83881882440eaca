import type { Api, EnvironmentId } from '@skryba/server/api';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client.ts';
import type { PurchaseView } from '../../app/search.ts';

export type PurchaseRow = Api['GET /api/companies/:companyId/purchases']['response']['items'][number];
export type Purchase = Api['GET /api/companies/:companyId/purchases/:purchaseId']['response'];
export type PurchaseSync = Api['GET /api/companies/:companyId/purchases/sync']['response'];

/** The inbox of a company in one environment. */
export interface Inbox {
  readonly companyId: string;
  readonly environment: EnvironmentId;
}

const purchasesKey = ({ companyId, environment }: Inbox) => ['purchases', companyId, environment];
const syncKey = ({ companyId, environment }: Inbox) => ['purchase-sync', companyId, environment];

/** Purchase invoices, page by page, newest first. */
export function usePurchases({ companyId, environment }: Inbox, view: PurchaseView, search: string) {
  return useInfiniteQuery({
    queryKey: [...purchasesKey({ companyId, environment }), 'list', view, search],
    queryFn: ({ pageParam }) =>
      api('GET /api/companies/:companyId/purchases', {
        params: { companyId },
        query: { environment, view, search, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** How fetching goes; asked for every second while it runs, and the list follows what it brings. */
export function usePurchaseSync(inbox: Inbox) {
  const { companyId, environment } = inbox;
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: syncKey(inbox),
    queryFn: () =>
      api('GET /api/companies/:companyId/purchases/sync', { params: { companyId }, query: { environment } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1_000 : 30_000),
  });
  const seen = useRef(query.data?.added);
  const added = query.data?.added;
  const finishedAt = query.data?.finishedAt;
  useEffect(() => {
    if (seen.current !== undefined && added !== seen.current) {
      void queries.invalidateQueries({ queryKey: purchasesKey({ companyId, environment }) });
    }
    seen.current = added;
  }, [added, finishedAt, queries, companyId, environment]);
  return query;
}

/** Starts a fetch from KSeF. */
export function useFetchPurchases(inbox: Inbox) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      api('POST /api/companies/:companyId/purchases/sync', {
        params: { companyId: inbox.companyId },
        body: { environment: inbox.environment },
      }),
    onSuccess: (sync) => queries.setQueryData(syncKey(inbox), sync),
  });
}

/** One purchase; opening it makes it seen. */
export function usePurchase(companyId: string, purchaseId: string) {
  return useQuery({
    queryKey: ['purchase', companyId, purchaseId],
    queryFn: () =>
      api('GET /api/companies/:companyId/purchases/:purchaseId', { params: { companyId, purchaseId } }),
  });
}

/** Hides an invoice that is not the company's, or shows it again. */
export function useMarkPurchase(companyId: string, purchaseId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (state: 'seen' | 'hidden') =>
      api('PATCH /api/companies/:companyId/purchases/:purchaseId', {
        params: { companyId, purchaseId },
        body: { state },
      }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['purchases', companyId] }),
        queries.invalidateQueries({ queryKey: ['purchase', companyId, purchaseId] }),
      ]),
  });
}
