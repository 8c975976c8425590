import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import { PAGE_SIZE } from '@shared/ui/DataTable';
import type { CatalogueQuery } from './types';

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
