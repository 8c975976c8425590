import type { RouteObject } from 'react-router';
import { RunFrame } from '../areas';

/** Sending, calls and events. */
export const run: RouteObject[] = [
  {
    path: 'run',
    Component: RunFrame,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('@features/run/RunPage')).RunPage }) },
      {
        path: 'call-lists',
        lazy: async () => ({ Component: (await import('@features/calls/CallListsPage')).CallListsPage }),
      },
      {
        path: 'realtime',
        lazy: async () => ({
          Component: (await import('@features/realtime/RealtimePage')).RealtimePage,
        }),
      },
      {
        path: 'event-types',
        lazy: async () => ({ Component: (await import('@features/events/CataloguePage')).CataloguePage }),
      },
      {
        path: 'new-event-type',
        lazy: async () => ({ Component: (await import('@features/events/TypePage')).NewTypePage }),
      },
      {
        path: 'event-types/:code',
        lazy: async () => ({ Component: (await import('@features/events/TypePage')).TypePage }),
      },
      {
        path: 'event-sources',
        lazy: async () => ({ Component: (await import('@features/events/SourcesPage')).SourcesPage }),
      },
      {
        path: 'new-event-source',
        lazy: async () => ({ Component: (await import('@features/events/NewSourcePage')).NewSourcePage }),
      },
      {
        path: 'event-sources/:code',
        lazy: async () => ({ Component: (await import('@features/events/SourcePage')).SourcePage }),
      },
      {
        path: 'dead-letters',
        lazy: async () => ({ Component: (await import('@features/events/LettersPage')).LettersPage }),
      },
    ],
  },
];
