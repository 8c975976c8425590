import { useSearchParams } from 'react-router';
import { useParameters } from '@shared/ui/useParameter';
import { FACETS, type CatalogueQuery, type Facet } from './types';

const NAMES = Object.keys(FACETS) as Facet[];

/** Search, facets, order and page as they stand in the address; whoever narrows starts on the first page. */
export function useCatalogueAddress() {
  const [parameters, setParameters] = useSearchParams();
  const facets: Partial<Record<Facet, string>> = {};
  for (const name of NAMES) {
    const value = parameters.get(name);
    // What somebody has written into the address by hand narrows nothing.
    if (value && (FACETS[name] as readonly string[]).includes(value)) facets[name] = value;
  }
  const page = Number.parseInt(parameters.get('page') ?? '1', 10);
  const changeParameters = useParameters();
  const change = (changes: Record<string, string>) => {
    changeParameters({ page: '', ...changes });
  };
  return {
    search: parameters.get('q') ?? '',
    facets,
    order: parameters.get('order') ?? '',
    page: Number.isInteger(page) && page > 1 ? page - 1 : 0,
    change,
    clear: () => {
      setParameters({}, { replace: true });
    },
  };
}

export function toQuery(search: string, facets: CatalogueQuery, order: string): CatalogueQuery {
  return { ...(search ? { search } : {}), ...facets, ...(order ? { order } : {}) };
}
