import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import { useMay } from '@shared/session/session';

/** Groupings whose newest division somebody has asked an approver about. */
export function useAwaitingGroupings() {
  const approves = useMay('APPROVER');
  const groupings = useQuery({
    queryKey: ['groupings'],
    queryFn: () => call('GET /api/groupings'),
    enabled: approves,
    refetchInterval: 15_000,
  });
  return (groupings.data ?? []).filter((grouping) => grouping.newest?.standing === 'AWAITING');
}
