import { createBrowserRouter } from 'react-router';
import { Broken, NotFound } from './Broken';
import { admin } from './routes/admin';
import { audience } from './routes/audience';
import { campaigns } from './routes/campaigns';
import { content } from './routes/content';
import { run } from './routes/run';
import { tasks } from './routes/tasks';
import { Shell } from './Shell';

/** Every page is a chunk of its own; the shell is all that the first answer has to carry. */
export const router = createBrowserRouter([
  {
    path: '/login',
    ErrorBoundary: Broken,
    lazy: async () => ({ Component: (await import('@features/session/LoginPage')).LoginPage }),
  },
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: Broken,
    HydrateFallback: () => null,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('@features/home/HomePage')).HomePage }) },
      ...campaigns,
      ...tasks,
      ...audience,
      {
        path: 'decisions/:key?',
        lazy: async () => ({ Component: (await import('@features/decisions/DecisionsPage')).DecisionsPage }),
      },
      {
        path: 'policy',
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('@features/policy/PolicyPage')).PolicyPage }),
          },
          {
            path: 'why',
            lazy: async () => ({ Component: (await import('@features/policy/WhyPage')).WhyPage }),
          },
        ],
      },
      ...content,
      ...run,
      {
        path: 'learn',
        lazy: async () => ({ Component: (await import('@features/learn/LearnPage')).LearnPage }),
      },
      ...admin,
      { path: '*', Component: NotFound },
    ],
  },
]);
