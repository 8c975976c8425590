import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import type { SegmentQuery } from '@shared/api/types';

/** The list page by page, as far as somebody has looked. */
export const useSegmentPages = (query: SegmentQuery) =>
  useInfiniteQuery({
    queryKey: ['segments', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/segments', { query: { ...query, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const useSegmentFacets = (query: SegmentQuery) =>
  useQuery({
    queryKey: ['segments', 'facets', query],
    queryFn: ({ signal }) => call('GET /api/segments/facets', { query, signal }),
    placeholderData: keepPreviousData,
  });

export const useSegmentClasses = () =>
  useQuery({ queryKey: ['segment-classes'], queryFn: () => call('GET /api/segment-classes') });
