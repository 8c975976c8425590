import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import { useNamed } from '@shared/i18n/names';
import type {} from './types';

export const useStandards = () =>
  useQuery({ queryKey: ['standards'], queryFn: () => call('GET /api/standards') });

export const useStandard = (code: string) =>
  useQuery({
    queryKey: ['standards', code],
    queryFn: () => call('GET /api/standards/{code}', { path: { code } }),
  });

export const useStandardColumns = () =>
  useQuery({ queryKey: ['standard-columns'], queryFn: () => call('GET /api/standard-columns') });

export const useColumnMappings = (id: string) =>
  useQuery({
    queryKey: ['standard-columns', id],
    queryFn: () => call('GET /api/standard-columns/{id}', { path: { id } }),
  });

export const useConflicts = () =>
  useQuery({ queryKey: ['standard-conflicts'], queryFn: () => call('GET /api/standard-conflicts') });

/** Whatever changes a standard or its mappings changes what the conflicts are. */
export const STALE = [['standards'], ['standard-columns'], ['standard-conflicts']] as const;

/** What a code of a standard is called: "M 男"; a code that it does not have is shown as it is. */
export function useCodeName(): (standard: string, code: string) => string {
  const standards = useStandards();
  const nameOf = useNamed();
  return (standard, code) => {
    const value = standards.data
      ?.find((each) => each.code === standard)
      ?.values.find((each) => each.code === code);
    return value && nameOf(value) !== code ? `${code} ${nameOf(value)}` : code;
  };
}
