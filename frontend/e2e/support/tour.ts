import type { Page } from '@playwright/test';

export interface Stop {
  name: string;
  path: (page: Page) => Promise<string> | string;
  role: string;
}

async function first<T>(page: Page, url: string, pick: (answer: unknown) => T | undefined): Promise<T> {
  const answer: unknown = await (await page.request.get(url)).json();
  const found = pick(answer);
  if (found === undefined) throw new Error(`${url} has nothing to show`);
  return found;
}

interface Campaigns {
  items: { code: string; state: string }[];
}
const campaign = (page: Page, ...states: string[]) =>
  first(page, '/api/campaigns', (answer) =>
    states
      .map((state) => (answer as Campaigns).items.findLast((item) => item.state === state)?.code)
      .find(Boolean),
  );

/** Every page worth looking at, with who looks. Addresses with a thing in them ask the API for one that exists. */
export const TOUR: readonly Stop[] = [
  { name: 'home', role: 'MARKETER', path: () => '/' },
  { name: 'campaigns', role: 'MARKETER', path: () => '/campaigns' },
  { name: 'campaign-new', role: 'MARKETER', path: () => '/campaigns/new' },
  ...['journey', 'people', 'report', 'manifest', 'history'].map((tab) => ({
    name: `campaign-${tab}`,
    role: 'MARKETER',
    path: async (page: Page) => `/campaigns/${await campaign(page, 'LIVE', 'FINISHED')}/${tab}`,
  })),
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
  { name: 'segment-new', role: 'MARKETER', path: () => '/audience/segments/new' },
  ...['LIST', 'ALGEBRA', 'SCORE'].map((kind) => ({
    name: `segment-new-${kind.toLowerCase()}`,
    role: 'MARKETER',
    path: () => `/audience/segments/new?kind=${kind}`,
  })),
  { name: 'tags', role: 'MARKETER', path: () => '/audience/tags' },
  {
    name: 'tag',
    role: 'MARKETER',
    path: async (page) =>
      `/audience/tags?tag=${await first(page, '/api/tags', (answer) => (answer as { items: { code: string; type: string }[] }).items.find((tag) => tag.type === 'ENUM')?.code)}`,
  },
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
  {
    name: 'content-preview',
    role: 'MARKETER',
    path: async (page) =>
      `/content?template=${await first(page, '/api/templates', (all) => (all as { key: string; language: string }[]).map((template) => encodeURIComponent(`${template.key} ${template.language}`))[0])}`,
  },
  { name: 'run', role: 'OPERATOR', path: () => '/run' },
  { name: 'learn', role: 'ANALYST', path: () => '/learn' },
  { name: 'tasks', role: 'APPROVER', path: () => '/tasks' },
  {
    name: 'task',
    role: 'APPROVER',
    // Nothing may be waiting on a system that has just started; the list is then shown twice.
    path: async (page) =>
      `/tasks/${await first(page, '/api/tasks', (all) => (all as { items: { id: string; kind: string }[] }).items.find((task) => task.kind === 'APPROVE')?.id ?? '')}`,
  },
  { name: 'users', role: 'ADMINISTRATOR', path: () => '/admin/users' },
  { name: 'keys', role: 'ADMINISTRATOR', path: () => '/admin/keys' },
  { name: 'audit', role: 'ADMINISTRATOR', path: () => '/admin/audit' },
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
    { polling: 100, timeout: 30_000 },
  );
  await page.evaluate(() => document.fonts.ready.then(() => true));
}
