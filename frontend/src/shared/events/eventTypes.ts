import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client';
import type { Schemas } from '../api/schemas';
import { useNamed } from '../i18n/names';

const FRESH_MS = 5 * 60_000;

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/event-types': { answer: Schemas['CatalogueViewEventCatalogue'] };
  }
}

/** The catalogue; `every`: milliseconds after which it is asked for again, for whoever watches what comes by. */
export const useEventTypes = (every?: number) =>
  useQuery({
    queryKey: ['event-types'],
    queryFn: () => call('GET /api/event-types'),
    ...(every ? { refetchInterval: every } : { staleTime: FRESH_MS }),
  });

/** What a type is called; one that nobody declared is called by its code. */
export function useEventTypeName(): (code: string) => string {
  const nameOf = useNamed();
  const known = useEventTypes().data?.types;
  return (code) => {
    const line = known?.find(({ type }) => type.code === code);
    return line ? nameOf(line.type) : code;
  };
}

/** The types to choose from, by the names people know. */
export function useEventTypeChoices(): { value: string; label: string }[] {
  const nameOf = useNamed();
  return (useEventTypes().data?.types ?? []).map(({ type }) => ({
    value: type.code,
    label: `${nameOf(type)} · ${type.code}`,
  }));
}
