import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import { hasStatus } from '@shared/api/problem';
import './types';

const LONG = 60_000;

export const useJourneys = () =>
  useQuery({ queryKey: ['processes', 'journeys'], queryFn: () => call('GET /api/journeys') });

/** The draft with what it began from; null where nothing is being drawn. Read once: the page itself changes it. */
export const useJourneyDraft = (key: string) =>
  useQuery({
    queryKey: ['processes', key, 'draft'],
    queryFn: async () => (await call('GET /api/journeys/{key}/draft', { path: { key } })) ?? null,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const useJourneyVersions = (key: string) =>
  useQuery({
    queryKey: ['processes', key, 'versions'],
    queryFn: () => call('GET /api/journeys/{key}/versions', { path: { key } }),
  });

export const useVersionXml = (key: string, version: number | undefined) =>
  useQuery({
    queryKey: ['processes', key, 'versions', version],
    queryFn: () =>
      call('GET /api/journeys/{key}/versions/{version}/xml', {
        path: { key, version: String(version) },
      }),
    enabled: version !== undefined,
    staleTime: Infinity,
  });

export const documentOf = (xml: string) => new Blob([xml], { type: 'application/xml' });

/** What the gate would refuse. The list before stays until the next is there, so that it does not flicker. */
export const useProblems = (xml: string) =>
  useQuery({
    queryKey: ['journey-check', xml],
    queryFn: async ({ signal }) =>
      (await call('POST /api/processes/check', { body: documentOf(xml), signal })).findings,
    enabled: xml !== '',
    placeholderData: keepPreviousData,
    staleTime: LONG,
  });

export const useEstimate = (xml: string, segment: string, wanted: boolean) =>
  useQuery({
    queryKey: ['journey-estimate', segment, xml],
    queryFn: ({ signal }) =>
      call('POST /api/journeys/estimate', { body: { xml, segment: segment || null }, signal }),
    enabled: wanted && xml !== '',
    placeholderData: keepPreviousData,
    // A drawing that even a draft cannot hold is told of below the canvas.
    retry: (failures, error) => failures < 1 && !hasStatus(error, 422),
    staleTime: 5_000,
  });

/** What can be chosen from in the forms. */
export const useTaskTypes = () =>
  useQuery({ queryKey: ['task-types'], queryFn: () => call('GET /api/task-types'), staleTime: LONG });
export const useChannels = () =>
  useQuery({ queryKey: ['channels'], queryFn: () => call('GET /api/channels'), staleTime: LONG });
export const useWordings = () =>
  useQuery({ queryKey: ['templates'], queryFn: () => call('GET /api/templates'), staleTime: LONG });
export const useDecisionTables = () =>
  useQuery({ queryKey: ['decisions'], queryFn: () => call('GET /api/decisions'), staleTime: LONG });
