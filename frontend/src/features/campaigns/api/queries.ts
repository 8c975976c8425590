import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { address, call } from '@shared/api/client';
import type { Campaign, Live } from '@shared/api/types';
import type { ListQuery } from '@shared/ui/useServerList';

export function useCampaigns(state: string, search: string, list: ListQuery) {
  return useQuery({
    queryKey: ['campaigns', state, search, list],
    queryFn: ({ signal }) => call('GET /api/campaigns', { query: { state, search, ...list }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
}

export function useCampaign(code: string) {
  return useQuery({
    queryKey: ['campaign', code],
    queryFn: () => call('GET /api/campaigns/{code}', { path: { code } }),
    refetchInterval: (query) => (query.state.data && isMoving(query.state.data) ? 4_000 : false),
  });
}

export function useJourney(code: string) {
  return useQuery({
    queryKey: ['campaign', code, 'journey'],
    queryFn: () => call('GET /api/campaigns/{code}/journey.bpmn', { path: { code } }),
    staleTime: Infinity,
  });
}

/** Counts tick while the campaign runs: the server tells them; where no stream comes through they are asked for. */
export function useLive(campaign: Campaign) {
  const streaming = useLiveStream(campaign);
  return useQuery({
    queryKey: liveKey(campaign.code),
    queryFn: () => call('GET /api/campaigns/{code}/live', { path: { code: campaign.code } }),
    enabled: hasRun(campaign),
    refetchInterval: isRunning(campaign) && !streaming ? 2_000 : false,
  });
}

const liveKey = (code: string) => ['campaign', code, 'live'] as const;

/** Whether a stream is open; what it tells goes where the answers of {@link useLive} are. */
function useLiveStream(campaign: Campaign): boolean {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const wanted = isRunning(campaign);
  const { code } = campaign;
  useEffect(() => {
    if (!wanted) return undefined;
    const stream = new EventSource(address('/api/campaigns/{code}/live/stream', { path: { code } }));
    stream.addEventListener('live', (event: MessageEvent<string>) => {
      setOpen(true);
      client.setQueryData(liveKey(code), JSON.parse(event.data) as Live);
    });
    // The browser opens it again by itself; until then the counts are asked for.
    stream.onerror = () => {
      setOpen(false);
    };
    return () => {
      stream.close();
      setOpen(false);
    };
  }, [client, code, wanted]);
  return wanted && open;
}

export function useFunnel(campaign: Campaign) {
  return useQuery({
    queryKey: ['campaign', campaign.code, 'funnel'],
    queryFn: () => call('GET /api/campaigns/{code}/funnel', { path: { code: campaign.code } }),
    enabled: hasRun(campaign),
    refetchInterval: isRunning(campaign) ? 4_000 : false,
  });
}

/** The audience divided by where everybody is. */
export function useReasons(campaign: Campaign) {
  return useQuery({
    queryKey: ['campaign', campaign.code, 'reasons'],
    queryFn: () => call('GET /api/campaigns/{code}/reasons', { path: { code: campaign.code } }),
    enabled: hasRun(campaign),
    refetchInterval: isRunning(campaign) ? 10_000 : false,
  });
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaigns/{code}/reasons': {
      path: { code: string };
      answer: { reason: string; customers: number }[];
    };
  }
}

export function useReport(campaign: Campaign) {
  return useQuery({
    queryKey: ['campaign', campaign.code, 'report'],
    queryFn: () => call('GET /api/campaigns/{code}/report', { path: { code: campaign.code } }),
    enabled: hasRun(campaign),
    refetchInterval: isRunning(campaign) ? 10_000 : false,
  });
}

export const isRunning = (campaign: Campaign) => campaign.state === 'LIVE';
export const hasRun = (campaign: Campaign) =>
  isRunning(campaign) || ['FINISHED', 'STOPPED'].includes(campaign.state);
const isMoving = (campaign: Campaign) =>
  isRunning(campaign) || ['APPROVED', 'IN_APPROVAL'].includes(campaign.state);
