import type { Order } from './DataTable';
import { useParameter, useParameters } from './useParameter';

/** What a list asks the server for. */
export interface ListQuery {
  order?: string;
  down?: 'true' | 'false';
  page: number;
}

/** The page of a list, from 0; in the address they count from 1. */
export function usePage(): [number, (page: number) => void] {
  const [page, setPage] = useParameter('page');
  const number = Number.parseInt(page || '1', 10);
  return [
    Number.isInteger(number) && number > 1 ? number - 1 : 0,
    (next) => {
      setPage(next > 0 ? String(next + 1) : '');
    },
  ];
}

/**
 * Page and order of a list that the server cuts, as they stand in the address.
 *
 * @param usual the order without one in the address
 */
export function useServerList(usual: Order) {
  const [here, onPage] = usePage();
  const [order] = useParameter('order');
  const change = useParameters();
  const current: Order = order ? { key: order.replace(/^-/, ''), down: order.startsWith('-') } : usual;
  return {
    query: {
      ...(order ? { order: current.key.toUpperCase(), down: current.down ? 'true' : 'false' } : {}),
      page: here,
    } as ListQuery,
    /** For the table, once it is known how many there are. */
    table: (total: number) => ({
      paging: {
        page: here,
        total,
        onPage,
      },
      ordering: {
        order: current,
        onOrder: (next: Order) => {
          change({ order: `${next.down ? '-' : ''}${next.key}`, page: '' });
        },
      },
    }),
  };
}
