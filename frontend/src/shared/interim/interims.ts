import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import type { Schemas } from '@shared/api/schemas';

/** What was found at a point of a journey while it ran. */
export type Interim = Schemas['InterimsInterimView'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaigns/{code}/evaluations': { path: { code: string }; answer: Interim[] };
  }
}

/** The newest first. */
export function useInterims(code: string, running: boolean) {
  return useQuery({
    queryKey: ['campaign', code, 'evaluations'],
    queryFn: () => call('GET /api/campaigns/{code}/evaluations', { path: { code } }),
    refetchInterval: running ? 10_000 : false,
  });
}

/** Of each element the newest. */
export function newestOf(interims: readonly Interim[]): Interim[] {
  const seen = new Set<string>();
  return interims.filter(({ element }) => !seen.has(element) && seen.add(element));
}
