import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import { PAGE_SIZE } from '@shared/ui/DataTable';
import type { CatalogueQuery, Spread, TagRun } from './types';

export const useCatalogue = (query: CatalogueQuery, page: number) =>
  useQuery({
    queryKey: ['tags', 'catalogue', query, page],
    queryFn: ({ signal }) =>
      call('GET /api/tag-catalogue', { query: { ...query, page, size: PAGE_SIZE }, signal }),
    placeholderData: keepPreviousData,
  });

export const useCoverage = () =>
  useQuery({
    queryKey: ['tags', 'coverage'],
    queryFn: () => call('GET /api/tag-catalogue/coverage'),
    staleTime: 60_000,
  });

export const useTag = (code: string) =>
  useQuery({
    queryKey: ['tags', code, 'card'],
    queryFn: () => call('GET /api/tags/{code}', { path: { code } }),
  });

export const useSheet = (code: string) =>
  useQuery({
    queryKey: ['tags', code, 'sheet'],
    queryFn: () => call('GET /api/tags/{code}/sheet', { path: { code } }),
    // A form must not lose its text to a refresh in the background.
    refetchOnWindowFocus: false,
  });

export const useSheetHistory = (code: string) =>
  useQuery({
    queryKey: ['tags', code, 'history'],
    queryFn: () => call('GET /api/tags/{code}/sheet/history', { path: { code } }),
  });

export const useLineage = (code: string) =>
  useQuery({
    queryKey: ['tags', code, 'lineage'],
    queryFn: () => call('GET /api/tags/{code}/lineage', { path: { code } }),
  });

const POLL_MS = 1_000;

/** Asked again while one is under way. */
export const useRunsOf = (code: string) =>
  useQuery({
    queryKey: ['tags', code, 'runs'],
    queryFn: () => call('GET /api/tags/{code}/runs', { path: { code } }),
    refetchInterval: ({ state }) => (state.data?.some(({ run }) => underWay(run)) ? POLL_MS : false),
  });

export const underWay = (run: TagRun) => run.state === 'WAITING' || run.state === 'RUNNING';

export const useSpread = (code: string) =>
  useQuery({
    queryKey: ['tags', code, 'spread'],
    queryFn: () => call('GET /api/tags/{code}/values', { path: { code } }) as Promise<Spread>,
  });
