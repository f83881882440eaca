import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/problem.ts';

/**
 * The store of everything that came from the server.
 *
 * @param onSignedOut - called when the server no longer knows the person
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error): void => {
    if (error instanceof ApiError && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => query.meta?.['quiet'] !== true && watch(error) }),
    mutationCache: new MutationCache({
      onError: (error, _, __, mutation) => mutation.meta?.['quiet'] !== true && watch(error),
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) =>
          count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
    },
  });
}
