import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import type { CatalogueTag } from '../types';
import type { WindowTag, WindowTagDraft } from './types';

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/window-tags/{code}': { path: { code: string }; answer: WindowTag };
    'PUT /api/window-tags/{code}': { path: { code: string }; body: WindowTagDraft; answer: WindowTag };
  }
}

/** Its values come from events; a tag with a definition over tables or a file has them from there. */
export const isWindowTag = (tag: CatalogueTag) => tag.kind === 'EVENT_WINDOW' && !tag.defined && !tag.source;

const LIVE_MS = 2_000;

export const useWindowTag = (code: string) =>
  useQuery({
    queryKey: ['window-tags', code],
    queryFn: () => call('GET /api/window-tags/{code}', { path: { code } }),
    refetchInterval: LIVE_MS,
    refetchOnWindowFocus: false,
  });
