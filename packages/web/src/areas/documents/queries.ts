import type { EnvironmentId, InvoiceRow } from '@skryba/server/api';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { DocumentView } from '../../app/search.ts';
import type { EnvironmentChoice } from '../invoices/send.ts';

const pageSize = 100;
const moving: ReadonlySet<InvoiceRow['status']> = new Set(['waiting', 'sending', 'processing']);

export interface DocumentsFilter {
  readonly companyId: string;
  readonly environment: EnvironmentId | undefined;
  readonly view: DocumentView;
  readonly search: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function documentsQuery({ companyId, ...filter }: DocumentsFilter) {
  return infiniteQueryOptions({
    queryKey: ['invoices', companyId, 'list', filter],
    queryFn: ({ pageParam }) =>
      api('GET /api/companies/:companyId/invoices', {
        params: { companyId },
        query: { ...filter, limit: pageSize, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Documents page by page; asked for anew every other second while one is on its way to KSeF. */
export function useDocuments(filter: DocumentsFilter) {
  return useInfiniteQuery({
    ...documentsQuery(filter),
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? [];
      const onTheWay = pages.some(({ items }) => items.some(({ status }) => moving.has(status)));
      return onTheWay ? 2_000 * Math.max(1, pages.length) : 30_000;
    },
  });
}

function documentQuery(companyId: string, invoiceId: string, environment: EnvironmentId | undefined) {
  return queryOptions({
    queryKey: ['invoice', companyId, invoiceId, environment],
    queryFn: () =>
      api('GET /api/companies/:companyId/invoices/:invoiceId', {
        params: { companyId, invoiceId },
        query: { environment },
      }),
  });
}

/** One document; asked for anew every second until KSeF has accepted it and its UPO is stored. */
export function useDocument(companyId: string, invoiceId: string, environment: EnvironmentId | undefined) {
  return useQuery({
    ...documentQuery(companyId, invoiceId, environment),
    refetchInterval: ({ state }) => {
      const unfinished = state.data?.deliveries.some(
        ({ status, hasUpo }) => moving.has(status) || (status === 'accepted' && !hasUpo),
      );
      return unfinished ? 1_000 : 30_000;
    },
  });
}

/** Which documents to send: chosen ones, or all of a day. */
export type Selection = { invoiceIds: string[] } | { issueDate: string };

/** Queues documents for an environment. */
export function useSendDocuments(companyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ selection, ...choice }: EnvironmentChoice & { selection: Selection }) =>
      api('POST /api/companies/:companyId/send', {
        params: { companyId },
        body: { ...choice, ...selection },
      }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['invoices', companyId] }),
        queries.invalidateQueries({ queryKey: ['invoice', companyId] }),
      ]),
  });
}
