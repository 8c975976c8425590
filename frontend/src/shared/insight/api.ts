import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client';
import { useMay } from '../session/session';
import type {} from './types';

/** Models that wait for a second person; nothing for who may not approve. */
export function useWaitingModels() {
  const reviews = useMay('APPROVER');
  const waiting = useQuery({
    queryKey: ['insight-reviews'],
    queryFn: () => call('GET /api/insight-reviews'),
    enabled: reviews,
    refetchInterval: 15_000,
  });
  return waiting.data ?? [];
}
