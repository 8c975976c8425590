import type { Page } from '@playwright/test';
import { campaign, draftToPlan, first, journeyToDraw, windowTag, type Stop } from './finding';
import { SCENES } from './scenes';
import { standardToSee } from './standards';

export type { Stop };

/** The way planted in the demo bank's history. */
const WEALTH_WAY = {
  sequence: [
    { event: { kind: 'page-view', codes: ['E00003'] } },
    { event: { kind: 'product-view' }, days: 3 },
    { event: { kind: 'apply' }, days: 4 },
    { event: { kind: 'apply-done' }, days: 2 },
  ],
};
const tag = (page: Page, type: string) =>
  first(
    page,
    `/api/tag-catalogue?type=${type}&order=-known`,
    (answer) => (answer as { items: { code: string }[] }).items.at(0)?.code,
  );

/** Every page worth looking at, with who looks. Addresses with a thing in them ask the API for one that exists. */
export const TOUR: readonly Stop[] = [
  { name: 'home', role: 'MARKETER', path: () => '/' },
  { name: 'campaigns', role: 'MARKETER', path: () => '/campaigns' },
  { name: 'calendar', role: 'MARKETER', path: () => '/campaigns/calendar' },
  { name: 'portfolio', role: 'OPERATOR', path: () => '/campaigns/portfolio' },
  { name: 'campaign-new', role: 'MARKETER', path: () => '/campaigns/new' },
  {
    name: 'campaign-plan',
    role: 'MARKETER',
    path: async (page) => `/campaigns/${await draftToPlan(page)}/plan`,
  },
  {
    name: 'campaign-preflight',
    role: 'MARKETER',
    path: async (page) => `/campaigns/${await campaign(page, 'IN_APPROVAL', 'DRAFT', 'LIVE')}/preflight`,
  },
  ...['journey', 'people', 'report', 'manifest', 'lineage', 'history'].map((tab) => ({
    name: `campaign-${tab}`,
    role: 'MARKETER',
    path: async (page: Page) => `/campaigns/${await campaign(page, 'LIVE', 'FINISHED')}/${tab}`,
  })),
  {
    name: 'task-release',
    role: 'APPROVER',
    path: (page) =>
      first(page, '/api/tasks', (all) => {
        const { items } = all as { items: { id: string; kind: string }[] };
        const waiting = items.find((task) => task.kind === 'RELEASE');
        return waiting ? `/releases/${waiting.id}` : '/tasks';
      }),
  },
  { name: 'journeys', role: 'MARKETER', path: () => '/campaigns/journeys' },
  {
    name: 'designer',
    role: 'MARKETER',
    path: async (page) => {
      const key = await journeyToDraw(page);
      const segment = await first(
        page,
        '/api/segments',
        (answer) => (answer as { items: { code: string }[] }).items.at(0)?.code,
      );
      return `/campaigns/journeys/${key}?segment=${segment}`;
    },
  },
  { name: 'segments', role: 'MARKETER', path: () => '/audience/segments' },
  {
    name: 'segment',
    role: 'MARKETER',
    path: async (page) =>
      `/audience/segments/${await first(page, '/api/segments', (answer) => (answer as { items: { code: string }[] }).items.at(1)?.code ?? (answer as { items: { code: string }[] }).items.at(0)?.code)}`,
  },
  {
    name: 'portrait',
    role: 'MARKETER',
    path: async (page) =>
      `/audience/portraits/${await first(page, '/api/segments', (answer) => (answer as { items: { code: string }[] }).items.at(0)?.code)}`,
  },
  {
    name: 'funnel',
    role: 'MARKETER',
    path: () =>
      `/audience/portraits/young-active/funnel?with=salary&way=${encodeURIComponent(JSON.stringify(WEALTH_WAY))}`,
  },
  {
    name: 'portrait-model',
    role: 'ANALYST',
    path: () => '/audience/portrait-model',
    then: (page) => page.getByRole('button', { name: /^(Edit|修改)$/ }).click(),
  },
  { name: 'segment-new', role: 'MARKETER', path: () => '/audience/segments/new' },
  ...['LIST', 'ALGEBRA', 'SCORE', 'EVENT'].map((kind) => ({
    name: `segment-new-${kind.toLowerCase()}`,
    role: 'MARKETER',
    path: () => `/audience/segments/new?kind=${kind}`,
  })),
  { name: 'groupings', role: 'MARKETER', path: () => '/audience/groupings' },
  { name: 'grouping-new', role: 'MARKETER', path: () => '/audience/groupings/new' },
  ...['LAYERS', 'LOOKALIKE', 'CLUSTERS', 'PRODUCTS', 'TIERS'].map((method) => ({
    name: `grouping-${method.toLowerCase()}`,
    role: 'MARKETER',
    // A bank that has none of this method shows the list once more.
    path: async (page: Page) =>
      `/audience/groupings/${await first(page, '/api/groupings', (all) => (all as { code: string; method: string }[]).find((each) => each.method === method)?.code ?? '')}`,
  })),
  {
    name: 'grouping-approval',
    role: 'APPROVER',
    path: async (page) =>
      `/audience/groupings/${await first(page, '/api/groupings', (all) => (all as { code: string; newest: { standing: string | null } | null }[]).find((each) => each.newest?.standing === 'AWAITING')?.code ?? '')}`,
  },
  {
    name: 'segment-group',
    role: 'MARKETER',
    path: async (page) =>
      `/audience/segments/${await first(page, '/api/segments?kind=GROUP', (answer) => (answer as { items: { code: string }[] }).items.at(0)?.code ?? 'new')}`,
  },
  { name: 'tags', role: 'MARKETER', path: () => '/audience/tags' },
  {
    name: 'tags-narrowed',
    role: 'MARKETER',
    path: () => '/audience/tags?state=ONLINE&type=NUMBER&order=-known',
  },
  {
    name: 'tag',
    role: 'MARKETER',
    path: async (page) => `/audience/tags/${await tag(page, 'ENUM')}`,
  },
  {
    name: 'segment-event',
    role: 'MARKETER',
    path: async (page) =>
      `/audience/segments/${await first(page, '/api/segments?kind=EVENT', (answer) => (answer as { items: { code: string }[] }).items.at(0)?.code)}`,
  },
  { name: 'dictionaries', role: 'MARKETER', path: () => '/audience/dictionaries' },
  { name: 'dictionary', role: 'MARKETER', path: () => '/audience/dictionaries/event-codes?q=E0' },
  {
    name: 'standard-mapping',
    role: 'MARKETER',
    path: async (page) => `/audience/standard-mappings/${await standardToSee(page)}`,
  },
  { name: 'standard-conflicts', role: 'MARKETER', path: () => '/audience/standard-conflicts' },
  {
    name: 'tag-number',
    role: 'MARKETER',
    path: async (page) => `/audience/tags/${await tag(page, 'NUMBER')}`,
  },
  ...['sheet', 'lineage', 'runs'].map((tab) => ({
    name: `tag-${tab}`,
    role: 'MARKETER',
    path: async (page: Page) => `/audience/tags/${await tag(page, 'NUMBER')}?tab=${tab}`,
  })),
  { name: 'tag-new', role: 'MARKETER', path: () => '/audience/new-tag' },
  { name: 'tag-kits', role: 'MARKETER', path: () => '/audience/tag-kits' },
  { name: 'tag-kit', role: 'MARKETER', path: () => '/audience/tag-kits?kit=maturity' },
  { name: 'window-tag-new', role: 'MARKETER', path: () => '/audience/new-tag?kind=window' },
  {
    name: 'window-tag',
    role: 'MARKETER',
    path: async (page: Page) => `/audience/tags/${await windowTag(page)}?tab=runs`,
  },
  { name: 'unused-tags', role: 'MARKETER', path: () => '/audience/unused-tags?days=30' },
  { name: 'tag-nights', role: 'OPERATOR', path: () => '/audience/tag-nights' },
  { name: 'product-tags', role: 'MARKETER', path: () => '/audience/product-tags' },
  { name: 'insights', role: 'MARKETER', path: () => '/audience/insights' },
  { name: 'customers', role: 'MARKETER', path: () => '/audience/customers' },
  { name: 'customer', role: 'MARKETER', path: () => '/audience/customers/D000000001' },
  { name: 'sources', role: 'MARKETER', path: () => '/audience/sources' },
  { name: 'connections', role: 'OPERATOR', path: () => '/audience/sources/connections' },
  { name: 'imports', role: 'MARKETER', path: () => '/audience/imports' },
  { name: 'import-new', role: 'MARKETER', path: () => '/audience/imports/new' },
  { name: 'decisions', role: 'MARKETER', path: () => '/decisions' },
  { name: 'policy', role: 'OPERATOR', path: () => '/policy' },
  { name: 'policy-why', role: 'OPERATOR', path: () => '/policy/why' },
  {
    name: 'campaign-why',
    role: 'MARKETER',
    path: async (page) => {
      const code = await campaign(page, 'LIVE', 'FINISHED');
      return `/policy/why?campaign=${code}&customer=D000000001`;
    },
  },
  { name: 'content', role: 'MARKETER', path: () => '/content' },
  { name: 'elements', role: 'MARKETER', path: () => '/content/elements' },
  { name: 'element', role: 'APPROVER', path: () => '/content/elements/wealth-call' },
  {
    name: 'content-preview',
    role: 'MARKETER',
    path: async (page) =>
      `/content?template=${await first(page, '/api/templates', (all) => (all as { key: string; language: string }[]).map((template) => encodeURIComponent(`${template.key} ${template.language}`))[0])}`,
  },
  { name: 'run', role: 'OPERATOR', path: () => '/run' },
  { name: 'call-lists', role: 'OPERATOR', path: () => '/run/call-lists' },
  { name: 'event-types', role: 'OPERATOR', path: () => '/run/event-types' },
  { name: 'event-source-new', role: 'OPERATOR', path: () => '/run/new-event-source' },
  { name: 'realtime', role: 'MARKETER', path: () => '/run/realtime' },
  { name: 'worklist', role: 'RELATIONSHIP_MANAGER', path: () => '/worklist' },
  { name: 'learn', role: 'ANALYST', path: () => '/learn' },
  { name: 'tasks', role: 'APPROVER', path: () => '/tasks' },
  {
    name: 'task',
    role: 'APPROVER',
    // Nothing may be waiting on a system that has just started; the list is then shown twice.
    path: async (page) =>
      `/tasks/${await first(page, '/api/tasks', (all) => (all as { items: { id: string; kind: string }[] }).items.find((task) => task.kind === 'APPROVE')?.id ?? '')}`,
  },
  ...SCENES,
  { name: 'users', role: 'ADMINISTRATOR', path: () => '/admin/users' },
  { name: 'keys', role: 'ADMINISTRATOR', path: () => '/admin/keys' },
  { name: 'audit', role: 'ADMINISTRATOR', path: () => '/admin/audit' },
  { name: 'settings', role: 'ADMINISTRATOR', path: () => '/admin/settings' },
];

/** Opens a stop and waits until what it shows has arrived: no skeleton, no page still being fetched. */
export async function visit(page: Page, stop: Stop): Promise<void> {
  await page.goto(await stop.path(page));
  await page.getByRole('main').getByRole('heading').first().waitFor();
  await page.waitForFunction(
    () => {
      const canvas = document.querySelector('.diagram');
      const drawn = !canvas || canvas.querySelector('[data-ready=true]');
      return Boolean(drawn) && !document.querySelector('.ant-skeleton-active');
    },
    undefined,
    // Not by animation frames: a page in the background paints none.
    { polling: 100 },
  );
  await page.evaluate(() => document.fonts.ready.then(() => true));
}
