import type { RouteObject } from 'react-router';
import { CampaignsFrame } from '../areas';

/** Campaigns, the journeys they are drawn from, and what the calendar and the portfolio show of all. */
export const campaigns: RouteObject[] = [
  {
    path: 'campaigns',
    children: [
      {
        Component: CampaignsFrame,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('@features/campaigns/CampaignsPage')).CampaignsPage,
            }),
          },
          {
            path: 'calendar',
            lazy: async () => ({
              Component: (await import('@features/campaigns/calendar/CalendarPage')).CalendarPage,
            }),
          },
          {
            path: 'portfolio',
            lazy: async () => ({
              Component: (await import('@features/campaigns/portfolio/PortfolioPage')).PortfolioPage,
            }),
          },
          {
            path: 'templates',
            lazy: async () => ({
              Component: (await import('@features/campaigns/templates/TemplatesPage')).TemplatesPage,
            }),
          },
          {
            path: 'types',
            lazy: async () => ({
              Component: (await import('@features/campaigns/types/CampaignTypesPage')).CampaignTypesPage,
            }),
          },
          {
            path: 'journeys',
            lazy: async () => ({
              Component: (await import('@features/journeys/JourneysPage')).JourneysPage,
            }),
          },
        ],
      },
      {
        path: 'journeys/new',
        lazy: async () => ({
          Component: (await import('@features/journeys/NewJourneyPage')).NewJourneyPage,
        }),
      },
      {
        path: 'journeys/:key',
        lazy: async () => ({
          Component: (await import('@features/journeys/JourneyPage')).JourneyPage,
        }),
      },
      {
        path: 'journeys/:key/versions',
        lazy: async () => ({
          Component: (await import('@features/journeys/VersionsPage')).VersionsPage,
        }),
      },
      {
        path: 'new',
        lazy: async () => ({
          Component: (await import('@features/campaigns/plan/PlanPage')).NewPlanPage,
        }),
      },
      {
        path: ':code/plan',
        lazy: async () => ({
          Component: (await import('@features/campaigns/quick/QuickPlanPage')).QuickPlanPage,
        }),
      },
      {
        path: ':code/edit',
        lazy: async () => ({
          Component: (await import('@features/campaigns/plan/PlanPage')).RevisePage,
        }),
      },
      {
        path: ':code',
        lazy: async () => ({ Component: (await import('@features/campaigns/ToJourney')).ToJourney }),
      },
      {
        path: ':code/:tab',
        lazy: async () => ({
          Component: (await import('@features/campaigns/CampaignPage')).CampaignPage,
        }),
      },
    ],
  },
];
