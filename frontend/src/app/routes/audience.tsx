import { Navigate, type RouteObject } from 'react-router';
import { AudienceFrame } from '../areas';

/** Customers, what is known of them, and where it comes from. */
export const audience: RouteObject[] = [
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
];
