import { QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** Refusals are final; only silence and overload are worth asking again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) =>
          failures < 2 &&
          error instanceof ApiProblem &&
          [0, 429, 502, 503, 504].includes(error.problem.status),
      },
      mutations: { retry: false },
    },
  });
}

/** A change that makes everything read under the given keys stale. */
export function useChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  stale: readonly (readonly string[])[],
  onDone?: (answer: Answer, input: Input) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer, input) => {
      onDone?.(answer, input);
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
