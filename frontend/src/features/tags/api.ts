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

/** Values that events change are looked at again and again. */
export const useSpread = (code: string, live = false) =>
  useQuery({
    refetchInterval: live ? 2 * POLL_MS : false,
    queryKey: ['tags', code, 'spread'],
    queryFn: () => call('GET /api/tags/{code}/values', { path: { code } }) as Promise<Spread>,
  });

export const useUsage = (code: string, enabled: boolean) =>
  useQuery({
    enabled,
    queryKey: ['tags', code, 'usage'],
    queryFn: () => call('GET /api/tags/{code}/usage', { path: { code } }),
  });

export const useProposal = (days: number, page: number) =>
  useQuery({
    queryKey: ['tags', 'proposal', days, page],
    queryFn: ({ signal }) =>
      call('GET /api/tag-proposals', { query: { days, page, size: PAGE_SIZE }, signal }),
    placeholderData: keepPreviousData,
  });

/** Asked again while a kit is being computed. */
export const useKits = () =>
  useQuery({
    queryKey: ['tag-kits'],
    queryFn: () => call('GET /api/tag-kits'),
    refetchInterval: ({ state }) => (state.data?.some(({ run }) => run && underWay(run)) ? POLL_MS : false),
  });

export const useKitTags = (code: string, search: string, page: number) =>
  useQuery({
    queryKey: ['tag-kits', code, search, page],
    queryFn: ({ signal }) =>
      call('GET /api/tag-kits/{code}', { path: { code }, query: { search, page }, signal }),
    placeholderData: keepPreviousData,
  });
