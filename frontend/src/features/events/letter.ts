import type { Json } from '@shared/api/types';

/** The places of a payload at which a value stands, as JSON pointers. */
export function placesOf(payload: Json, at = ''): string[] {
  if (payload === null || typeof payload !== 'object') return at ? [at] : [];
  if (Array.isArray(payload)) return [];
  return Object.entries(payload).flatMap(([name, value]) =>
    placesOf(value, `${at}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`),
  );
}

/** What somebody typed: JSON where it is JSON, else text; nothing takes the value away. */
export function editOf(pointer: string, typed: string): { pointer: string; value: Json } {
  if (typed.trim() === '') return { pointer, value: null };
  try {
    return { pointer, value: JSON.parse(typed) as Json };
  } catch {
    return { pointer, value: typed };
  }
}

/** Where the fault probably is: at the place it names, or, in a sender's own words, at one of that name. */
export function suspect(places: readonly string[], detail: string): string {
  const named = detail.split(' ')[0] ?? '';
  const last = named.slice(named.lastIndexOf('/'));
  return (
    places.find((place) => place === named) ??
    places.find((place) => last.length > 1 && place.endsWith(last)) ??
    ''
  );
}
