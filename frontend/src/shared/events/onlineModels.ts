import type { Schemas, With } from '../api/schemas';
import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';

export type Outcome = 'ANSWERED' | 'LATE' | 'FAILED' | 'UNREADABLE' | 'BUSY' | 'RESTING';

/** A model that is asked while an event is worked on, and how it has behaved. */
export type OnlineModel = With<Schemas['ScoringOnlineModelView'], { outcomes: Record<Outcome, number> }>;

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/online-models': { answer: OnlineModel[] };
  }
}

export const useOnlineModels = (refetchInterval?: number) =>
  useQuery({
    queryKey: ['online-models'],
    queryFn: () => call('GET /api/online-models'),
    ...(refetchInterval ? { refetchInterval } : {}),
  });
