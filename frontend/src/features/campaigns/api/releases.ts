import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import type { Campaign } from '@shared/api/types';
import { hasRun, isRunning } from './queries';

export interface CampaignReleases {
  /** Those who wait for a person's word now. */
  waiting: {
    task: string;
    element: string;
    customers: number;
    since: string;
    due: string | null;
    assignee: string | null;
  }[];
  past: {
    element: string;
    outcome: 'RELEASED' | 'REFUSED' | 'LAPSED';
    customers: number;
    by: string | null;
    comment: string;
    at: string;
  }[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaigns/{code}/releases': { path: { code: string }; answer: CampaignReleases };
  }
}

export function useReleases(campaign: Campaign) {
  return useQuery({
    queryKey: ['campaign', campaign.code, 'releases'],
    queryFn: () => call('GET /api/campaigns/{code}/releases', { path: { code: campaign.code } }),
    enabled: hasRun(campaign),
    refetchInterval: isRunning(campaign) ? 10_000 : false,
  });
}
