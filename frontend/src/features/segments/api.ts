import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Calls } from '@shared/api/calls';
import { call } from '@shared/api/client';
import { useSettled } from '@shared/ui/useSettled';

export const useSegment = (code: string) =>
  useQuery({
    queryKey: ['segments', code],
    queryFn: () => call('GET /api/segments/{code}', { path: { code } }),
    // An editor must not lose its text to a refresh in the background.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });

export const useSnapshots = (code: string) =>
  useQuery({
    queryKey: ['segments', code, 'snapshots'],
    queryFn: () => call('GET /api/segments/{code}/snapshots', { path: { code } }),
  });

export const useTags = () =>
  useQuery({ queryKey: ['tags', ''], queryFn: () => call('GET /api/tags', { query: {} }) });
export const useSources = () => useQuery({ queryKey: ['sources'], queryFn: () => call('GET /api/sources') });

export const useTagValues = (code: string, enabled: boolean) =>
  useQuery({
    queryKey: ['tags', code, 'values', ''],
    queryFn: () => call('GET /api/tags/{code}/values', { path: { code } }),
    enabled,
    staleTime: 60_000,
  });

/**
 * Short enough that answer and drawing still fit into 300 ms after the last key, on a slow machine too. The server
 * counts a million customers in a few milliseconds; a question that is outdated is cancelled.
 */
export const PAUSE_MS = 60;

export type CountQuestion = Calls['POST /api/segments/count']['body'];

/**
 * The count that follows a definition while it is edited; an outdated question is cancelled.
 *
 * @returns the count, and whether it is still that of what stood here before
 */
export function useLiveCount(question: CountQuestion | null) {
  const now = question ? JSON.stringify(question) : null;
  const asked = useSettled(now, PAUSE_MS);
  const count = useQuery({
    queryKey: ['segment-count', asked],
    queryFn: ({ signal }) =>
      call('POST /api/segments/count', { body: JSON.parse(asked ?? 'null') as CountQuestion, signal }),
    enabled: asked !== null && now !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  return { count, behind: asked !== now || count.isPlaceholderData };
}
