import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../api/client';
import { usePreferences } from '../session/preferences';
import type { Dictionary, Entry, Subject } from './types';

const MINUTES = 5 * 60_000;

/** So many names are asked for at once; more are not shown one by one. */
const MOST_NAMES = 200;

/** `every`: milliseconds after which they are asked for again while they are looked at. */
export const useDictionaries = (every?: number) =>
  useQuery({
    queryKey: ['dictionaries'],
    queryFn: () => call('GET /api/dictionaries'),
    staleTime: MINUTES,
    refetchInterval: every ?? false,
  });

export function useDictionariesOf(subject: Subject): Dictionary[] {
  return useDictionaries().data?.filter((dictionary) => dictionary.subject === subject) ?? [];
}

/** The first entries whose code or name begins so. */
export const useEntries = (dictionary: string | undefined, search: string, limit: number) =>
  useQuery({
    queryKey: ['dictionaries', dictionary, 'entries', search, limit],
    queryFn: ({ signal }) =>
      call('GET /api/dictionaries/{code}/entries', {
        path: { code: dictionary ?? '' },
        query: { search, limit },
        signal,
      }),
    enabled: dictionary !== undefined,
    placeholderData: keepPreviousData,
    staleTime: MINUTES,
  });

/** What codes are called; a code without a name is called as it is. */
export function useNames(dictionary: string | undefined, codes: readonly string[]): (code: string) => string {
  const asked = codes.slice(0, MOST_NAMES);
  const named = useQuery({
    queryKey: ['dictionaries', dictionary, 'names', asked],
    queryFn: () => namesOf(dictionary ?? '', asked),
    enabled: dictionary !== undefined && asked.length > 0,
    placeholderData: keepPreviousData,
    staleTime: MINUTES,
  });
  const name = useEntryName();
  const known = new Map(named.data?.items.map((entry) => [entry.code, name(entry)]));
  return (code) => known.get(code) ?? code;
}

export const namesOf = (dictionary: string, codes: readonly string[]) =>
  call('POST /api/dictionaries/{code}/names', { path: { code: dictionary }, body: { codes: [...codes] } });

export function useEntryName(): (entry: Entry) => string {
  const { language } = usePreferences();
  return (entry) => (language === 'en' ? (entry.nameEn ?? entry.nameZh) : entry.nameZh) || entry.code;
}
