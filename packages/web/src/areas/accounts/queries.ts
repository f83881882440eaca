import type { Api } from '@skryba/server/api';
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export type Session = Api['GET /api/session']['response'];
export type CompanyRef = Session['companies'][number];

/** Who is signed in. Its refusal is no surprise: it sends to the sign-in page. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => api('GET /api/session'),
  staleTime: 60_000,
  retry: false,
  meta: { quiet: true },
});

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => api('GET /api/setup'),
  staleTime: 0,
});

/** The session of the signed-in person; only below the shell, which loads it first. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

type Entrance = 'POST /api/session' | 'POST /api/setup';

function useEntrance(route: Entrance) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => api<Entrance>(route, { body }),
    meta: { quiet: true },
    onSuccess: (session) => queries.setQueryData(sessionQuery.queryKey, session),
  });
}

export const useSignIn = () => useEntrance('POST /api/session');
export const useSetUp = () => useEntrance('POST /api/setup');

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api('DELETE /api/session'),
    onSuccess: () => queries.clear(),
  });
}
