import type { RouteObject } from 'react-router';
import { ContentFrame } from '../areas';

/** Approved wording and elements. */
export const content: RouteObject[] = [
  {
    path: 'content',
    Component: ContentFrame,
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('@features/content/ContentPage')).ContentPage }),
      },
      {
        path: 'elements',
        lazy: async () => ({
          Component: (await import('@features/content/elements/ElementsPage')).ElementsPage,
        }),
      },
      {
        path: 'elements/new',
        lazy: async () => ({
          Component: (await import('@features/content/elements/NewElementPage')).NewElementPage,
        }),
      },
      {
        path: 'elements/:key',
        lazy: async () => ({
          Component: (await import('@features/content/elements/ElementPage')).ElementPage,
        }),
      },
    ],
  },
];
