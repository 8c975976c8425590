import { createBrowserRouter, Navigate } from 'react-router';
import { AdminFrame, AudienceFrame, CampaignsFrame, ContentFrame, RunFrame } from './areas';
import { Broken, NotFound } from './Broken';
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
      {
        path: 'audience',
        Component: AudienceFrame,
        children: [
          { index: true, element: <Navigate to="segments" replace /> },
          {
            path: 'segments',
            lazy: async () => ({ Component: (await import('@features/segments/SegmentsPage')).SegmentsPage }),
          },
          {
            path: 'segments/new',
            lazy: async () => ({
              Component: (await import('@features/segments/SegmentPage')).NewSegmentPage,
            }),
          },
          {
            path: 'segments/:code',
            lazy: async () => ({ Component: (await import('@features/segments/SegmentPage')).SegmentPage }),
          },
          {
            path: 'groupings',
            lazy: async () => ({
              Component: (await import('@features/groupings/GroupingsPage')).GroupingsPage,
            }),
          },
          {
            path: 'groupings/new',
            lazy: async () => ({
              Component: (await import('@features/groupings/EditGroupingPage')).NewGroupingPage,
            }),
          },
          {
            path: 'groupings/:code/edit',
            lazy: async () => ({
              Component: (await import('@features/groupings/EditGroupingPage')).EditGroupingPage,
            }),
          },
          {
            path: 'groupings/:code',
            lazy: async () => ({
              Component: (await import('@features/groupings/GroupingPage')).GroupingPage,
            }),
          },
          {
            path: 'portrait-model',
            lazy: async () => ({
              Component: (await import('@features/portraits/model/PortraitModelPage')).PortraitModelPage,
            }),
          },
          {
            path: 'portraits/:code',
            lazy: async () => ({
              Component: (await import('@features/portraits/PortraitPage')).PortraitPage,
            }),
          },
          {
            path: 'portraits/:code/funnel',
            lazy: async () => ({
              Component: (await import('@features/portraits/FunnelPage')).FunnelPage,
            }),
          },
          {
            path: 'tags',
            lazy: async () => ({ Component: (await import('@features/tags/TagsPage')).TagsPage }),
          },
          {
            path: 'dictionaries',
            lazy: async () => ({
              Component: (await import('@features/dictionaries/DictionariesPage')).DictionariesPage,
            }),
          },
          {
            path: 'dictionaries/:code',
            lazy: async () => ({
              Component: (await import('@features/dictionaries/DictionaryPage')).DictionaryPage,
            }),
          },
          {
            path: 'standards',
            lazy: async () => ({
              Component: (await import('@features/standards/StandardsPage')).StandardsPage,
            }),
          },
          {
            path: 'standards/:code',
            lazy: async () => ({
              Component: (await import('@features/standards/StandardPage')).StandardPage,
            }),
          },
          {
            path: 'standard-mappings',
            lazy: async () => ({
              Component: (await import('@features/standards/MappingsPage')).MappingsPage,
            }),
          },
          {
            path: 'standard-mappings/:id',
            lazy: async () => ({ Component: (await import('@features/standards/MappingPage')).MappingPage }),
          },
          {
            path: 'entry-rules',
            lazy: async () => ({
              Component: (await import('@features/standards/entry/RulesPage')).RulesPage,
            }),
          },
          {
            path: 'manual-tags',
            lazy: async () => ({
              Component: (await import('@features/standards/entry/ManualTagsPage')).ManualTagsPage,
            }),
          },
          {
            path: 'standard-conflicts',
            lazy: async () => ({
              Component: (await import('@features/standards/ConflictsPage')).ConflictsPage,
            }),
          },
          {
            path: 'new-tag',
            lazy: async () => ({
              Component: (await import('@features/tags/definition/NewTagPage')).NewTagPage,
            }),
          },
          {
            path: 'unused-tags',
            lazy: async () => ({
              Component: (await import('@features/tags/unused/UnusedTagsPage')).UnusedTagsPage,
            }),
          },
          {
            path: 'tag-kits',
            lazy: async () => ({ Component: (await import('@features/tags/kits/TagKitsPage')).TagKitsPage }),
          },
          {
            path: 'product-tags',
            lazy: async () => ({
              Component: (await import('@features/tags/products/ProductTagsPage')).ProductTagsPage,
            }),
          },
          {
            path: 'tag-files',
            lazy: async () => ({ Component: (await import('@features/tags/moving/MovingPage')).MovingPage }),
          },
          {
            path: 'insights',
            lazy: async () => ({ Component: (await import('@features/insights/InsightsPage')).InsightsPage }),
          },
          {
            path: 'tag-nights',
            lazy: async () => ({ Component: (await import('@features/tags/nights/NightsPage')).NightsPage }),
          },
          {
            path: 'tags/:code',
            lazy: async () => ({ Component: (await import('@features/tags/page/TagPage')).TagPage }),
          },
          {
            path: 'customers',
            lazy: async () => ({
              Component: (await import('@features/customers/CustomersPage')).CustomersPage,
            }),
          },
          {
            path: 'customers/:key',
            lazy: async () => ({
              Component: (await import('@features/customers/CustomerPage')).CustomerPage,
            }),
          },
          {
            path: 'sources',
            lazy: async () => ({ Component: (await import('@features/imports/SourcesPage')).SourcesPage }),
          },
          {
            path: 'sources/merged',
            lazy: async () => ({
              Component: (await import('@features/imports/merged/MergedTablesPage')).MergedTablesPage,
            }),
          },
          {
            path: 'sources/connections',
            lazy: async () => ({
              Component: (await import('@features/imports/ConnectionsPage')).ConnectionsPage,
            }),
          },
          {
            path: 'imports',
            lazy: async () => ({ Component: (await import('@features/imports/ImportsPage')).ImportsPage }),
          },
          {
            path: 'imports/new',
            lazy: async () => ({
              Component: (await import('@features/imports/NewImportPage')).NewImportPage,
            }),
          },
          {
            path: 'imports/:id',
            lazy: async () => ({ Component: (await import('@features/imports/ImportPage')).ImportPage }),
          },
        ],
      },
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
      {
        path: 'learn',
        lazy: async () => ({ Component: (await import('@features/learn/LearnPage')).LearnPage }),
      },
      {
        path: 'admin',
        Component: AdminFrame,
        children: [
          { index: true, element: <Navigate to="users" replace /> },
          {
            path: 'users',
            lazy: async () => ({ Component: (await import('@features/admin/UsersPage')).UsersPage }),
          },
          {
            path: 'keys',
            lazy: async () => ({ Component: (await import('@features/admin/KeysPage')).KeysPage }),
          },
          {
            path: 'audit',
            lazy: async () => ({ Component: (await import('@features/admin/AuditPage')).AuditPage }),
          },
          {
            path: 'settings',
            lazy: async () => ({ Component: (await import('@features/settings/SettingsPage')).SettingsPage }),
          },
        ],
      },
      { path: '*', Component: NotFound },
    ],
  },
]);
