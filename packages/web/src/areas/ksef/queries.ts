import type { Api, Authorisation } from '@skryba/server/api';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client.ts';
import { sessionQuery } from '../accounts/queries.ts';

export type AuthorisationMethod = Authorisation['method'];
export type EnvironmentInfo = Api['GET /api/environments']['response'][number];

const environmentsQuery = queryOptions({
  queryKey: ['environments'],
  queryFn: () => api('GET /api/environments'),
  staleTime: 5 * 60_000,
});

const authorisationsQuery = queryOptions({
  queryKey: ['authorisations'],
  queryFn: () => api('GET /api/authorisations'),
});

export const useEnvironments = () => useQuery(environmentsQuery);

/** Connections of all companies; asked for every second while one of them is on its way. */
export function useAuthorisations() {
  return useQuery({
    ...authorisationsQuery,
    refetchInterval: ({ state }) =>
      state.data?.some(({ state: now }) => now === 'verifying') ? 1_000 : 20_000,
  });
}

type Save =
  | 'POST /api/authorisations/token'
  | 'POST /api/authorisations/certificate'
  | 'POST /api/authorisations/signature';

/** Saves a connection by one of the methods; a new company appears in the switcher. */
function useSave<K extends Save>(save: (body: Api[K]['body']) => Promise<Authorisation>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: (saved) => {
      queries.setQueryData(authorisationsQuery.queryKey, (all = []) => withAuthorisation(all, saved));
      return Promise.all([
        queries.invalidateQueries({ queryKey: authorisationsQuery.queryKey }),
        queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ]);
    },
  });
}

export const useSaveToken = () =>
  useSave<'POST /api/authorisations/token'>((body) => api('POST /api/authorisations/token', { body }));
export const useSaveCertificate = () =>
  useSave<'POST /api/authorisations/certificate'>((body) =>
    api('POST /api/authorisations/certificate', { body }),
  );
export const useRequestSignature = () =>
  useSave<'POST /api/authorisations/signature'>((body) =>
    api('POST /api/authorisations/signature', { body }),
  );

function useChange<Input>(
  authorisation: Authorisation,
  change: (params: Params, input: Input) => Promise<Authorisation>,
) {
  const queries = useQueryClient();
  const params = { companyId: authorisation.companyId, authorisationId: authorisation.id };
  return useMutation({
    mutationFn: (input: Input) => change(params, input),
    onSuccess: (changed) => {
      queries.setQueryData(authorisationsQuery.queryKey, (all = []) => withAuthorisation(all, changed));
    },
  });
}

interface Params {
  readonly companyId: string;
  readonly authorisationId: string;
}

export const useVerify = (authorisation: Authorisation) =>
  useChange<void>(authorisation, (params) =>
    api('POST /api/companies/:companyId/authorisations/:authorisationId/verify', { params }),
  );

/** Uploads the signed file, given as base64. */
export const useUploadSigned = (authorisation: Authorisation) =>
  useChange<string>(authorisation, (params, signedFile) =>
    api('POST /api/companies/:companyId/authorisations/:authorisationId/signed', {
      params,
      body: { signedFile },
    }),
  );

export function useRemoveAuthorisation(authorisation: Authorisation) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ revoke }: { revoke: boolean }) =>
      api('DELETE /api/companies/:companyId/authorisations/:authorisationId', {
        params: { companyId: authorisation.companyId, authorisationId: authorisation.id },
        query: { revoke: revoke ? 'true' : 'false' },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** The list with one connection renewed: a company has one connection in an environment. */
function withAuthorisation(all: readonly Authorisation[], one: Authorisation): Authorisation[] {
  return [
    one,
    ...all.filter(
      ({ companyId, environment }) => companyId !== one.companyId || environment !== one.environment,
    ),
  ];
}

/** Asks anew for everything that hangs on connections when one of them begins or ceases to work. */
export function useFollowConnections(): void {
  const queries = useQueryClient();
  const { data } = useAuthorisations();
  const working = data
    ?.filter(({ state }) => state === 'active')
    .map(({ id }) => id)
    .toSorted()
    .join();
  const before = useRef(working);
  useEffect(() => {
    if (before.current !== undefined && before.current !== working) {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'authorisations' });
    }
    before.current = working;
  }, [queries, working]);
}
