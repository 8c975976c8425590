import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import { useSettled } from '@shared/ui/useSettled';
import type { Grouping, GroupingDraft, Preview, Run } from './types';

interface OfGrouping {
  path: { code: string };
}
interface OfRun {
  path: { code: string; run: number };
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/groupings': { answer: Grouping[] };
    'POST /api/groupings': { body: GroupingDraft; answer: Grouping };
    'POST /api/groupings/preview': { body: GroupingDraft; answer: Preview };
    'GET /api/groupings/{code}': OfGrouping & { answer: Grouping };
    'PUT /api/groupings/{code}': OfGrouping & { body: GroupingDraft; answer: Grouping };
    'DELETE /api/groupings/{code}': OfGrouping & { answer: undefined };
    'PUT /api/groupings/{code}/repeat': OfGrouping & {
      body: { days: number | null; at: string | null };
      answer: Grouping;
    };
    'POST /api/groupings/{code}/runs': OfGrouping & { answer: Run };
    'GET /api/groupings/{code}/runs': OfGrouping & { answer: Run[] };
    'GET /api/groupings/{code}/runs/{run}': OfRun & { answer: Run };
    'POST /api/groupings/{code}/runs/{run}/cancellation': OfRun & { answer: undefined };
    'POST /api/groupings/{code}/runs/{run}/effect': OfRun & { answer: Run };
    'POST /api/groupings/{code}/runs/{run}/approval': OfRun & { body: { hash: string }; answer: Run };
    'POST /api/groupings/{code}/runs/{run}/refusal': OfRun & { body: { comment: string }; answer: Run };
  }
}

const POLL_MS = 700;
const PAUSE_MS = 250;

export const underWay = (run: Run | null | undefined) =>
  run !== null && run !== undefined && (run.state === 'WAITING' || run.state === 'RUNNING');

export const useGroupings = () =>
  useQuery({
    queryKey: ['groupings'],
    queryFn: () => call('GET /api/groupings'),
    refetchInterval: (query) =>
      query.state.data?.some((each) => underWay(each.newest)) ? POLL_MS * 2 : false,
  });

/** Asked again while a run is under way. */
export const useGrouping = (code: string) =>
  useQuery({
    queryKey: ['groupings', code],
    queryFn: () => call('GET /api/groupings/{code}', { path: { code } }),
    refetchInterval: (query) => (underWay(query.state.data?.newest) ? POLL_MS : false),
  });

export const useRuns = (code: string) =>
  useQuery({
    queryKey: ['groupings', code, 'runs'],
    queryFn: () => call('GET /api/groupings/{code}/runs', { path: { code } }),
  });

export const useDecisions = () =>
  useQuery({ queryKey: ['decisions'], queryFn: () => call('GET /api/decisions') });

export const useTags = () =>
  useQuery({ queryKey: ['tags', ''], queryFn: () => call('GET /api/tags', { query: {} }) });

/** How many are meant by what is written; null where there is nothing to ask yet. */
export function usePreview(draft: GroupingDraft | null) {
  const asked = useSettled(draft ? JSON.stringify(draft) : '', PAUSE_MS);
  return useQuery({
    queryKey: ['grouping-preview', asked],
    queryFn: ({ signal }) =>
      call('POST /api/groupings/preview', { body: JSON.parse(asked) as GroupingDraft, signal }),
    enabled: asked !== '' && draft !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
}
