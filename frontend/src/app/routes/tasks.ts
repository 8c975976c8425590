import type { RouteObject } from 'react-router';

/** What waits for a person. */
export const tasks: RouteObject[] = [
  {
    path: 'releases/:id',
    lazy: async () => ({ Component: (await import('@features/tasks/ReleasePage')).ReleasePage }),
  },
  {
    path: 'tasks',
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('@features/tasks/TasksPage')).TasksPage }),
      },
      {
        path: ':id',
        lazy: async () => ({ Component: (await import('@features/tasks/TaskPage')).TaskPage }),
      },
      {
        path: 'entries/:id',
        lazy: async () => ({
          Component: (await import('@features/tasks/EntryReviewPage')).EntryReviewPage,
        }),
      },
      {
        path: 'models/:id',
        lazy: async () => ({
          Component: (await import('@features/tasks/ModelReviewPage')).ModelReviewPage,
        }),
      },
    ],
  },
  {
    path: 'worklist',
    lazy: async () => ({
      Component: (await import('@features/worklist/WorklistPage')).WorklistPage,
    }),
  },
];
