import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import type { Campaign } from '@shared/api/types';

export function useCampaigns(state: string, search: string) {
  return useQuery({
    queryKey: ['campaigns', state, search],
    queryFn: () => call('GET /api/campaigns', { query: { state, search } }),
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

/** Counts tick every two seconds while the campaign runs and are read once when it does not. */
export function useLive(campaign: Campaign) {
  return useQuery({
    queryKey: ['campaign', campaign.code, 'live'],
    queryFn: () => call('GET /api/campaigns/{code}/live', { path: { code: campaign.code } }),
    enabled: hasRun(campaign),
    refetchInterval: isRunning(campaign) ? 2_000 : false,
  });
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
