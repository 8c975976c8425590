import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client';
import { useMay } from '../session/session';
import type {} from './types';

export const useEntryRules = () =>
  useQuery({ queryKey: ['entry-rules'], queryFn: () => call('GET /api/entry-rules') });

export const useManualTags = () =>
  useQuery({ queryKey: ['manual-tags'], queryFn: () => call('GET /api/manual-tags') });

/** What others have entered and a second person has to look at; nothing for who may not review. */
export function useWaitingEntries() {
  const reviews = useMay('APPROVER');
  const waiting = useQuery({
    queryKey: ['entry-reviews'],
    queryFn: () => call('GET /api/entry-reviews'),
    enabled: reviews,
    refetchInterval: 15_000,
  });
  return waiting.data ?? [];
}
