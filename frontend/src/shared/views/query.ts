/** Where in the list somebody is, which is no part of what they look for. */
const PLACES = ['page', 'after'];

/** What a view keeps of an address: the filters, in one order, so that equal ones are equal texts. */
export function filtersOf(parameters: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const [name, value] of [...parameters.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    if (value && !PLACES.includes(name)) kept.append(name, value);
  return kept.toString();
}
