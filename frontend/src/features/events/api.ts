import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import { useEventTypes } from '@shared/events/eventTypes';
import { PAGE_SIZE } from '@shared/ui/DataTable';
import type { LetterState, Mapping, SampleQuestion, Schema } from './types';
import type { Json } from '@shared/api/types';

/** What came by is counted every two seconds on the server. */
const COUNTED_MS = 5_000;

export const useEventCatalogue = () => useEventTypes(COUNTED_MS);

export const useEventType = (code: string) =>
  useQuery({
    queryKey: ['event-types', code],
    queryFn: () => call('GET /api/event-types/{code}', { path: { code } }),
  });

export const useSchemaCheck = (code: string | undefined, schema: Schema, sample: Record<string, Json>) =>
  useQuery({
    queryKey: ['event-type-check', code, schema, sample],
    queryFn: () =>
      call('POST /api/event-types/check', { body: { ...(code ? { code } : {}), schema, sample } }),
    placeholderData: keepPreviousData,
  });

export const useEventSources = () =>
  useQuery({
    queryKey: ['event-sources'],
    queryFn: () => call('GET /api/event-sources'),
    refetchInterval: COUNTED_MS,
  });

export const useTopics = (wanted: boolean) =>
  useQuery({
    queryKey: ['event-topics'],
    queryFn: () => call('GET /api/event-sources/topics'),
    enabled: wanted,
  });

export const useTrial = (sample: SampleQuestion, mapping: Mapping) =>
  useQuery({
    queryKey: ['event-trial', sample, mapping],
    queryFn: () => call('POST /api/event-sources/trial', { body: { sample, mapping } }),
    placeholderData: keepPreviousData,
    retry: false,
  });

export interface LetterFilter {
  state: LetterState;
  reason?: string | undefined;
  source?: string | undefined;
  type?: string | undefined;
}

export const useLetters = (filter: LetterFilter, page: number) =>
  useQuery({
    queryKey: ['dead-letters', filter, page],
    queryFn: () => call('GET /api/events/dead-letters', { query: { ...filter, page, size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });

export const useLetterFacets = (state: LetterState) =>
  useQuery({
    queryKey: ['dead-letters', 'facets', state],
    queryFn: () => call('GET /api/events/dead-letters/facets', { query: { state } }),
  });

export const useLetter = (id: string) =>
  useQuery({
    queryKey: ['dead-letters', 'one', id],
    queryFn: () => call('GET /api/events/dead-letters/{id}', { path: { id } }),
    enabled: id !== '',
  });
