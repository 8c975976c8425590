import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '@shared/api/client';
import type { Rule } from '@shared/api/types';

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

/** Short enough that answer and drawing still fit into 300 ms after the last key. */
const PAUSE_MS = 120;

/** The count that follows the rule while it is edited; an outdated question is cancelled. */
export function useLiveCount(rule: Rule | null, among: string | undefined) {
  const asked = useDebounced(rule ? JSON.stringify(rule) : null, PAUSE_MS);
  return useQuery({
    queryKey: ['segment-count', among ?? '', asked],
    queryFn: ({ signal }) =>
      call('POST /api/segments/count', {
        body: { ...(among ? { among } : {}), definition: JSON.parse(asked ?? 'null') as Rule },
        signal,
      }),
    enabled: asked !== null && rule !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
}

function useDebounced<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [value, milliseconds]);
  return settled;
}
