import type { Decision } from '@shared/api/types';
import type { Method, Settings } from './types';

export const METHODS: readonly Method[] = ['LAYERS', 'LOOKALIKE', 'CLUSTERS', 'PRODUCTS', 'TIERS'];

/** Whether the server takes a new division into effect by itself. */
export const adapts = (method: Method) => method === 'TIERS';

/** What a form starts with. */
export function usual(method: Method, decisions: readonly Decision[]): Settings {
  const table = (key: string) => (decisions.some((each) => each.key === key) ? { decision: key } : {});
  switch (method) {
    case 'LAYERS':
      return { ...table('customer-layers'), output: 'layer', complete: false };
    case 'LOOKALIKE':
      return { count: 50_000, tags: [], defining: false, beyond: 5, most: 30 };
    case 'PRODUCTS':
      return { ...table('product-matching'), output: 'product', by: [] };
    case 'CLUSTERS':
      return { tags: [], clusters: 5, seed: 1 };
    case 'TIERS':
      return { tiers: 4, days: 90 };
  }
}

/** Whether there is enough to ask how many that means. */
export function complete(method: Method, settings: Settings): boolean {
  const filled = (key: string) => Boolean(settings[key]);
  const some = (key: string) => ((settings[key] as unknown[] | undefined) ?? []).length > 0;
  switch (method) {
    case 'LAYERS':
      return filled('decision') && filled('output');
    case 'LOOKALIKE':
      return filled('seed') && filled('count');
    case 'PRODUCTS':
      return filled('decision') && filled('output') && some('by');
    case 'CLUSTERS':
      return some('tags') && filled('clusters');
    case 'TIERS':
      return filled('tag') && filled('tiers');
  }
}
