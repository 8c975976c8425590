import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import type { Schemas } from '@shared/api/schemas';
import type { Campaign } from '@shared/api/types';
import { hasRun, isRunning } from './queries';

/** Those who wait for a person's word now, and what was said before. */
export type CampaignReleases = Schemas['ReleasesCampaignReleases'];

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
