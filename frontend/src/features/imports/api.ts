import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import './types';

export const useSources = () => useQuery({ queryKey: ['sources'], queryFn: () => call('GET /api/sources') });
export const useImports = () => useQuery({ queryKey: ['imports'], queryFn: () => call('GET /api/imports') });

/** Progress is asked from the server by the id in the address, so a reload or another browser sees the same. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: ['imports', id],
    queryFn: () => call('GET /api/imports/{id}', { path: { id } }),
    refetchInterval: (query) => (query.state.data?.state === 'RUNNING' ? 700 : false),
  });

export const useRejections = (id: string, page: number) =>
  useQuery({
    queryKey: ['imports', id, 'rejections', page],
    queryFn: () => call('GET /api/imports/{id}/rejections', { path: { id }, query: { page } }),
  });

export const useConnections = () =>
  useQuery({ queryKey: ['source-connections'], queryFn: () => call('GET /api/source-connections') });

export const useRegister = (code: string) =>
  useQuery({
    queryKey: ['sources', code, 'register'],
    queryFn: () => call('GET /api/sources/{code}/register', { path: { code } }),
  });
